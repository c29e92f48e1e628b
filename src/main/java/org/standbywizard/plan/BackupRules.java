package org.standbywizard.plan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the base backup is taken, as pg_basebackup understands it (PostgreSQL, reference of pg_basebackup). */
final class BackupRules {
    private BackupRules() {}

    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)([kM]?)");
    private static final BigDecimal LEAST_RATE = BigDecimal.valueOf(32);
    private static final BigDecimal GREATEST_RATE = BigDecimal.valueOf(1024 * 1024);

    private static final Pattern COMPRESSION = Pattern.compile("server-(gzip|lz4|zstd)(?::(.{1,60}))?");
    private static final Pattern LEVEL = Pattern.compile("(?:level=)?([0-9]{1,2})");
    private static final Pattern ZSTD_ONLY = Pattern.compile("workers=[0-9]{1,3}|long");
    private static final Pattern CLIENT = Pattern.compile("(client-)?(gzip|lz4|zstd)(:.*)?");
    private static final Map<String, Integer> GREATEST_LEVEL = Map.of("gzip", 9, "lz4", 12, "zstd", 22);
    private static final String NO_COMPRESSION = "none";

    static BackupOptions read(DraftCursor at) {
        BackupOptions usual = PlanDefaults.BACKUP;
        return new BackupOptions(
                maxRate(at.field("maxRate")).or(usual::maxRate),
                at.field("checkpoint")
                        .choice(PlanForm.CHECKPOINTS, index -> index == 0)
                        .orElse(usual.fastCheckpoint()),
                compression(at.field("compression")).or(usual::compression),
                at.field("verify").truth().orElse(usual.verify()));
    }

    /** Kilobytes a second, or with k or M after it; pg_basebackup takes 32 kB to 1024 MB. */
    private static Optional<String> maxRate(DraftCursor at) {
        return at.text().flatMap(text -> {
            Matcher rate = RATE.matcher(text);
            if (!rate.matches()) {
                return at.refuse(ProblemKeys.RATE_FORM, text);
            }
            BigDecimal kilobytes = new BigDecimal(rate.group(1));
            if (rate.group(2).equals("M")) {
                kilobytes = kilobytes.multiply(BigDecimal.valueOf(1024));
            }
            return kilobytes.compareTo(LEAST_RATE) < 0 || kilobytes.compareTo(GREATEST_RATE) > 0
                    ? at.refuse(ProblemKeys.RATE_RANGE, text)
                    : Optional.of(text);
        });
    }

    /** Only what the server compresses: the client can compress archives, not the directory that a standby needs. */
    private static Optional<String> compression(DraftCursor at) {
        Optional<String> given = at.text().filter(text -> !text.equals(NO_COMPRESSION));
        return given.flatMap(text -> {
            Matcher client = CLIENT.matcher(text);
            if (client.matches()) {
                return at.refuse(ProblemKeys.COMPRESSION_CLIENT, text, "server-" + client.group(2));
            }
            return isCompression(text) ? Optional.of(text) : at.refuse(ProblemKeys.COMPRESSION_FORM, text);
        });
    }

    private static boolean isCompression(String text) {
        Matcher parts = COMPRESSION.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        String method = parts.group(1);
        return parts.group(2) == null
                || Arrays.stream(parts.group(2).split(",", -1)).allMatch(detail -> isDetail(method, detail));
    }

    private static boolean isDetail(String method, String detail) {
        Matcher level = LEVEL.matcher(detail);
        if (level.matches()) {
            int asked = Integer.parseInt(level.group(1));
            return asked >= 1 && asked <= GREATEST_LEVEL.get(method);
        }
        return method.equals("zstd") && ZSTD_ONLY.matcher(detail).matches();
    }
}
