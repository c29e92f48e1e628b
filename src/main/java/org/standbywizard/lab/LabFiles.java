package org.standbywizard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The files of a lab beside its hosts.
 *
 * @param directory the lab's
 */
record LabFiles(Path directory) {
    /** The logins' password, for this user alone. */
    Path password() {
        return directory.resolve("login");
    }

    Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    Path sshConfig() {
        return directory.resolve("ssh_config");
    }

    /** There while the lab is put by for another day. */
    Path saved() {
        return directory.resolve("saved");
    }

    /** States of all servers that can be brought back, by name. */
    Path kept() {
        return directory.resolve("kept");
    }

    private Path record() {
        return directory.resolve("lab.properties");
    }

    /** Ports and keys, for this user alone: what a lab needs to come back as the same. */
    void describe(Properties values) throws IOException {
        write(record(), "", "rw-------");
        try (OutputStream out = Files.newOutputStream(record())) {
            values.store(out, null);
        }
    }

    /** What {@link #describe} wrote. */
    Properties description() throws IOException {
        Properties values = new Properties();
        try (InputStream in = Files.newInputStream(record())) {
            values.load(in);
            return values;
        }
    }

    static void write(Path file, String text, String mode) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        Files.writeString(file, text);
    }

    /** A key pair as text: private and public key in their standard forms. */
    static String text(KeyPair key) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(key.getPrivate().getEncoded()) + " "
                + base64.encodeToString(key.getPublic().getEncoded());
    }

    static KeyPair key(String text) throws IOException {
        String[] parts = text.split(" ", -1);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            Base64.Decoder base64 = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(parts[1]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(parts[0]))));
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("the lab's keys cannot be read", e);
        }
    }
}
