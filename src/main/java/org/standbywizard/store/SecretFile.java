package org.standbywizard.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;

/** The first line of a file. As ssh and libpq do, a file that others may read or change is refused (POSIX). */
final class SecretFile {
    private SecretFile() {}

    private static final int LONGEST = 4096;
    private static final String MARK = "\uFEFF";
    /** The group may read: that is how secrets are handed to containers. */
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    static Secret read(Path file, SecretPurpose purpose) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // Reading from a pipe could wait for ever.
                throw Here.refused("secret.file-unreadable", purpose, file.toString(), "not a plain file");
            }
            refuseOpen(file, purpose);
            return new Secret(firstLine(file, purpose));
        } catch (IOException e) {
            throw Here.refused("secret.file-unreadable", purpose, file.toString(), IoReason.of(e));
        }
    }

    private static void refuseOpen(Path file, SecretPurpose purpose) throws IOException {
        if (AtomicFile.isPosix(file)) {
            Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
            if (found.stream().anyMatch(TOO_OPEN::contains)) {
                throw Here.refused("secret.file-open", purpose, file.toString(), PosixFilePermissions.toString(found));
            }
        }
    }

    private static String firstLine(Path file, SecretPurpose purpose) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, end))
                    .toString();
            line = line.startsWith(MARK) ? line.substring(MARK.length()) : line;
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (line.isEmpty()) {
                throw Here.refused("secret.file-empty", purpose, file.toString());
            }
            if (end <= LONGEST && line.indexOf('\0') < 0) {
                return line;
            }
        } catch (CharacterCodingException e) {
            throw Here.refused("secret.file-form", purpose, file.toString());
        }
        throw Here.refused("secret.file-form", purpose, file.toString());
    }
}
