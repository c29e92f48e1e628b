package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of synchronous_standby_names: {@code list}, {@code N (list)}, {@code FIRST N (list)}, {@code ANY N (list)}. */
final class SyncStandbyNamesParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*+(?:(?<name>[A-Za-z_\\x80-\\xFF][A-Za-z0-9_$\\x80-\\xFF]*+|\\*)|(?<number>[0-9]++)|\"(?<quoted>(?:[^\"]|\"\")*+)\"|(?<sign>[,()]))");

    private final List<String> kinds = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final boolean empty;
    private int at;

    SyncStandbyNamesParser(String value) {
        empty = value.isEmpty();
        String rest = value.stripTrailing();
        Matcher matcher = TOKEN.matcher(rest);
        int end = 0;
        while (end < rest.length()) {
            matcher.region(end, rest.length());
            if (!matcher.lookingAt()) {
                throw refused();
            }
            end = matcher.end();
            for (String kind : List.of("name", "number", "quoted", "sign")) {
                if (matcher.group(kind) != null) {
                    kinds.add(kind);
                    texts.add(matcher.group(kind));
                }
            }
        }
    }

    SyncStandbyNames parse() {
        if (empty) {
            return SyncStandbyNames.NONE;
        }
        // The server reads an empty value, but not one of blanks alone.
        require(!kinds.isEmpty());
        SyncStandbyNames.Method method = SyncStandbyNames.Method.FIRST;
        boolean keyword = is("name", "any") || is("name", "first");
        if (keyword) {
            method = SyncStandbyNames.Method.valueOf(texts.get(at++).toUpperCase(java.util.Locale.ROOT));
        }
        boolean counted = keyword
                || kinds.get(0).equals("number")
                        && kinds.size() > 1
                        && texts.get(1).equals("(");
        if (!counted) {
            List<String> names = list();
            require(at == kinds.size());
            return new SyncStandbyNames(method, 1, names);
        }
        require(at < kinds.size()
                && kinds.get(at).equals("number")
                && texts.get(at).length() < 9);
        int count = Integer.parseInt(texts.get(at++));
        require(is("sign", "("));
        at++;
        List<String> names = list();
        require(is("sign", ")"));
        at++;
        require(at == kinds.size());
        return new SyncStandbyNames(method, count, names);
    }

    private List<String> list() {
        List<String> names = new ArrayList<>();
        do {
            if (!names.isEmpty()) {
                at++;
            }
            require(at < kinds.size() && !kinds.get(at).equals("sign") && !is("name", "any") && !is("name", "first"));
            boolean quoted = kinds.get(at).equals("quoted");
            String name = texts.get(at++);
            names.add(quoted ? name.replace("\"\"", "\"") : name);
        } while (is("sign", ","));
        return names;
    }

    private boolean is(String kind, String text) {
        return at < kinds.size() && kinds.get(at).equals(kind) && texts.get(at).equalsIgnoreCase(text);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw refused();
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("synchronous_standby_names is not a list of names such as FIRST 1 (a, b)");
    }
}
