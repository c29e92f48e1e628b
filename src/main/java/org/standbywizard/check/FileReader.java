package org.standbywizard.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.FileSnapshot;

/** Reads one {@code [file]} record of the probe's output. Pure. */
final class FileReader {
    private FileReader() {}

    /** A directory, and a file that could not be read, has no content and no sha256. */
    static FileSnapshot read(Rec file) {
        String path = file.text("path");
        if (!file.has("stat")) {
            return FileSnapshot.absent(path);
        }
        String[] stat = (file.text("stat") + "      ").split(" ", -1);
        Optional<String> content = file.raw("content");
        return new FileSnapshot(
                path,
                file.has("real") && !file.text("real").isEmpty() ? file.text("real") : path,
                true,
                content.orElse(""),
                content.map(FileReader::sha256).orElse(""),
                stat[0],
                stat[1],
                Modes.octal(stat[2]),
                modifiedAt(stat[3], stat[6]));
    }

    /**
     * @param seconds since 1970
     * @param timeOfDay the same in words, which have the fraction: {@code 22:05:24.123456789}
     */
    private static double modifiedAt(String seconds, String timeOfDay) {
        int point = timeOfDay.indexOf('.');
        String exact = point < 0 ? seconds : seconds + timeOfDay.substring(point);
        return exact.matches("\\d{1,15}(\\.\\d{1,12})?") ? Double.parseDouble(exact) : 0;
    }

    private static String sha256(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
