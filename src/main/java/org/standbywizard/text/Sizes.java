package org.standbywizard.text;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/** Figures for people. Sizes count in 1024, as PostgreSQL's own units do. */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Sizes() {}

    /** {@code 16 MB}, {@code 1.5 GB}, {@code 12 B}: three digits at most, one of them behind the point. */
    public static String bytes(long bytes, Locale locale) {
        double amount = Math.abs((double) bytes);
        int unit = 0;
        // 1023.95 would be written 1024.
        while (unit < UNITS.length - 1 && Math.round(amount * 10) >= 10_240) {
            amount /= 1024;
            unit++;
        }
        return number(bytes < 0 ? -amount : amount, unit > 0 && amount < 99.95 ? 1 : 0, locale) + " " + UNITS[unit];
    }

    /** {@code 52.4 MB/s}. */
    public static String rate(long bytesPerSecond, Locale locale) {
        return bytes(bytesPerSecond, locale) + "/s";
    }

    /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}, {@code 1 h 20 min}, {@code 3 d 4 h}. */
    public static String millis(long millis, Locale locale) {
        long amount = Math.max(0, millis);
        if (amount < SECOND) {
            return number(amount, 0, locale) + " ms";
        }
        if (amount < 59_950) {
            return number(amount / (double) SECOND, 1, locale) + " s";
        }
        // Rounded to the smaller unit shown, so that 59.96 s is a minute and not 0 min 60 s.
        if (Math.round(amount / (double) SECOND) < 3600) {
            return two(Math.round(amount / (double) SECOND), 60, "min", "s", locale);
        }
        return Math.round(amount / (double) MINUTE) < 24 * 60
                ? two(Math.round(amount / (double) MINUTE), 60, "h", "min", locale)
                : two(Math.round(amount / (double) HOUR), 24, "d", "h", locale);
    }

    public static String duration(Duration duration, Locale locale) {
        return millis(duration.toMillis(), locale);
    }

    /** A value in the form that a text asks for; what is no whole number stays as it is. */
    static String form(String form, String value, Locale locale) {
        if (form.isEmpty() || !value.matches("-?\\d{1,18}")) {
            return value;
        }
        long figure = Long.parseLong(value);
        return switch (form) {
            case "bytes" -> bytes(figure, locale);
            case "millis" -> millis(figure, locale);
            case "rate" -> rate(figure, locale);
            case "number" -> number(figure, 0, locale);
            default -> value;
        };
    }

    private static String two(long smaller, int perGreater, String greater, String small, Locale locale) {
        long whole = smaller / perGreater;
        String head = number(whole, 0, locale) + " " + greater;
        long rest = smaller % perGreater;
        return rest == 0 ? head : head + " " + rest + " " + small;
    }

    private static String number(double amount, int digits, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }
}
