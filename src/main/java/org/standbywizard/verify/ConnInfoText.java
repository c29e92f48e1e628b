package org.standbywizard.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the keyword/value form of a connection string as pg_stat_wal_receiver shows it (libpq, section 34.1.1.1). */
final class ConnInfoText {
    private static final Pattern PAIR =
            Pattern.compile("(\\w+)\\s*=\\s*(?:'((?:[^'\\\\]++|\\\\.)*+)'|((?:[^\\s\\\\]++|\\\\.)*+))");

    private ConnInfoText() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
            values.put(pair.group(1), value.replaceAll("\\\\(.)", "$1"));
        }
        return values;
    }
}
