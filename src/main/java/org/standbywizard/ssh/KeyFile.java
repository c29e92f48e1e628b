package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.standbywizard.remote.Secret;

/** A private key file: OpenSSH, PEM, PKCS#8 or PuTTY. */
final class KeyFile {
    private static final String OPENSSH_BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String OPENSSH_END = "-----END OPENSSH PRIVATE KEY-----";
    private static final String MAGIC = "openssh-key-v1\0";
    private static final int MAX_BYTES = 1 << 20;

    private final Path path;
    private final String text;

    private KeyFile(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /** @throws IOException if it cannot be read or is no private key */
    static KeyFile read(Path path) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException(path + " is too large for a key file");
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        if (KeyProviderUtil.detectKeyFileFormat(text, false) == KeyFormat.Unknown) {
            throw new IOException(path + " is not a private key file");
        }
        return new KeyFile(path, text);
    }

    Path path() {
        return path;
    }

    /** Whether it needs a passphrase. */
    boolean encrypted() {
        if (text.contains(OPENSSH_BEGIN)) {
            return !opensshCipher().equals("none");
        }
        return text.contains("PuTTY-User-Key-File") ? !text.contains("Encryption: none") : text.contains("ENCRYPTED");
    }

    private String opensshCipher() {
        try {
            String body =
                    text.substring(text.indexOf(OPENSSH_BEGIN) + OPENSSH_BEGIN.length(), text.indexOf(OPENSSH_END));
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(bytes);
            buffer.readRawBytes(new byte[MAGIC.length()]);
            return buffer.readString();
        } catch (Buffer.BufferException | RuntimeException e) {
            // A damaged file: loading it says so.
            return "none";
        }
    }

    /**
     * The key, decrypted at once, so that a wrong passphrase is not taken for a refused login.
     *
     * @param passphrase empty for none
     * @throws WrongPassphrase if the passphrase is not this file's
     * @throws IOException if the file is damaged or of a kind that cannot be used
     */
    KeyProvider load(Config config, Secret passphrase) throws IOException {
        KeyFormat format = KeyProviderUtil.detectKeyFileFormat(text, false);
        FileKeyProvider provider = Factory.Named.Util.create(config.getFileKeyProviderFactories(), format.toString());
        if (provider == null) {
            throw new IOException(path + ": key files of the kind " + format + " cannot be read");
        }
        // The text alone: a stale .pub file beside it must not stand in for the real public key.
        provider.init(
                text,
                null,
                passphrase.isEmpty()
                        ? null
                        : PasswordUtils.createOneOff(passphrase.reveal().toCharArray()));
        try {
            provider.getPrivate();
            provider.getPublic();
            return provider;
        } catch (IOException | RuntimeException e) {
            if (encrypted() && aboutPassphrase(e)) {
                throw new WrongPassphrase(path, e);
            }
            throw new IOException(path + ": " + Dialer.text(e), e);
        }
    }

    private static boolean aboutPassphrase(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String words = (cause.getClass().getSimpleName() + " " + cause.getMessage()).toLowerCase(Locale.ROOT);
            if (words.contains("decrypt") || words.contains("passphrase") || words.contains("pad block")) {
                return true;
            }
        }
        return false;
    }

    /** The passphrase does not open the file. */
    static final class WrongPassphrase extends IOException {
        private static final long serialVersionUID = 1L;

        WrongPassphrase(Path path, Throwable cause) {
            super(path + ": wrong passphrase", cause);
        }
    }
}
