package org.standbywizard.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value as people write it ({@code 512MB}, {@code yes}, {@code hot_standby}) is the one that pg_settings shows
 * ({@code 32} of {@code 16MB}, {@code on}, {@code replica}). PostgreSQL, section "Parameter Names and Values".
 */
public final class SettingValue {
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?(?:0[xX][0-9a-fA-F]+|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?))\\s*([a-zA-Z]*)");
    /** The server reads whole numbers by strtol with base 0, as C spells them. */
    private static final Pattern OCTAL = Pattern.compile("[-+]?0\\d+");

    private static final Pattern UNIT = Pattern.compile("(\\d*)([a-zA-Z]+)");

    /** Bytes and microseconds; PostgreSQL's unit names are case-sensitive. */
    private static final Map<String, BigDecimal> SIZES = Map.of(
            "B", BigDecimal.ONE,
            "kB", BigDecimal.valueOf(1L << 10),
            "MB", BigDecimal.valueOf(1L << 20),
            "GB", BigDecimal.valueOf(1L << 30),
            "TB", BigDecimal.valueOf(1L << 40));

    private static final Map<String, BigDecimal> TIMES = Map.of(
            "us", BigDecimal.ONE,
            "ms", BigDecimal.valueOf(1_000),
            "s", BigDecimal.valueOf(1_000_000),
            "min", BigDecimal.valueOf(60_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000L),
            "d", BigDecimal.valueOf(86_400_000_000L));

    private SettingValue() {}

    /** Whether {@code wanted} means the value that the server runs with. */
    public static boolean same(String wanted, Setting running) {
        return normal(wanted, running).equals(normal(running.value(), running));
    }

    /** A number in the setting's own unit; empty if {@code wanted} is none or has a unit of another kind. */
    public static Optional<BigDecimal> number(String wanted, Setting setting) {
        Matcher text = NUMBER.matcher(wanted.strip());
        if (!text.matches()) {
            return Optional.empty();
        }
        String figures = text.group(1);
        boolean octal =
                setting.vartype().equals("integer") && OCTAL.matcher(figures).matches();
        if (octal && figures.matches(".*[89].*")) {
            return Optional.empty();
        }
        BigDecimal amount = octal ? new BigDecimal(new BigInteger(figures, 8)) : digits(figures);
        String unit = text.group(2);
        if (unit.isEmpty()) {
            return Optional.of(rounded(amount, setting));
        }
        Matcher base = UNIT.matcher(setting.unit());
        if (!base.matches()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> units = SIZES.containsKey(base.group(2)) ? SIZES : TIMES;
        BigDecimal factor = units.get(unit);
        BigDecimal one = units.get(base.group(2));
        if (factor == null || one == null) {
            return Optional.empty();
        }
        BigDecimal count = base.group(1).isEmpty() ? BigDecimal.ONE : new BigDecimal(base.group(1));
        BigDecimal inUnit = amount.multiply(factor).divide(one.multiply(count), 12, RoundingMode.HALF_EVEN);
        return Optional.of(rounded(inUnit, setting));
    }

    /** One spelling for all spellings of a value. */
    public static String normal(String value, Setting setting) {
        String text = value.strip();
        return switch (setting.vartype()) {
            case "bool" -> bool(text.toLowerCase(Locale.ROOT));
            case "integer", "real" ->
                number(text, setting)
                        .map(n -> n.stripTrailingZeros().toPlainString())
                        .orElse(text);
            case "enum" -> enumWord(setting.name(), text.toLowerCase(Locale.ROOT));
            default -> value;
        };
    }

    private static BigDecimal digits(String text) {
        String body = text.replaceFirst("^[-+]", "");
        boolean hex = body.startsWith("0x") || body.startsWith("0X");
        BigDecimal amount = hex ? BigDecimal.valueOf(Long.parseLong(body.substring(2), 16)) : new BigDecimal(body);
        return text.startsWith("-") ? amount.negate() : amount;
    }

    private static BigDecimal rounded(BigDecimal amount, Setting setting) {
        return setting.vartype().equals("integer") ? amount.setScale(0, RoundingMode.HALF_EVEN) : amount;
    }

    /** Unique prefixes count, as in PostgreSQL's parse_bool. */
    private static String bool(String word) {
        if (word.isEmpty()) {
            return word;
        }
        if (word.equals("on") || word.equals("1") || "true".startsWith(word) || "yes".startsWith(word)) {
            return "on";
        }
        boolean off = word.equals("0") || "false".startsWith(word) || "no".startsWith(word);
        return off || word.equals("of") || word.equals("off") ? "off" : word;
    }

    /** Enum aliases of the settings that this product deals with; 9.6 reads hot_standby back as replica. */
    private static String enumWord(String setting, String word) {
        if (setting.equals("wal_level")) {
            return word.equals("archive") || word.equals("hot_standby") ? "replica" : word;
        }
        return switch (word) {
            case "true", "yes", "1" -> "on";
            case "false", "no", "0" -> "off";
            default -> word;
        };
    }
}
