package org.standbywizard.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The probe script's lines as records. Tolerant: a line that is none of the format's is skipped, a value that does not
 * decode is left out. Bounded: more records or larger values than any real host has are an error.
 */
record ProbeOutput(List<Rec> records) {
    private static final int MAX_RECORDS = 20_000;
    private static final int MAX_VALUE_CHARS = 4_000_000;
    private static final Pattern START = Pattern.compile("\\[([a-z]{1,20})]");
    private static final Pattern PLAIN = Pattern.compile("([a-z]{1,20})=(.*)");
    private static final Pattern BLOCK = Pattern.compile("([a-z]{1,20})<");

    /** The output is cut short, not the script's, or larger than it can be. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** One record; a key may come several times. Values hold one byte a char (ISO-8859-1). */
    record Rec(String kind, Map<String, List<String>> values) {
        /** The last value as UTF-8 text, or empty text. */
        String text(String key) {
            return raw(key).map(Rec::utf8).orElse("");
        }

        List<String> texts(String key) {
            return values.getOrDefault(key, List.of()).stream().map(Rec::utf8).toList();
        }

        Optional<String> raw(String key) {
            List<String> all = values.getOrDefault(key, List.of());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        /** A whole number, or 0. */
        long number(String key) {
            return number(text(key), 0);
        }

        static long number(String text, long otherwise) {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }

        /** Nothing on a host has a name with a NUL in it. */
        private static String utf8(String bytes) {
            if (bytes.indexOf('\0') >= 0) {
                return "";
            }
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    static ProbeOutput parse(byte[] output) throws Malformed {
        List<Rec> records = new ArrayList<>();
        Rec current = null;
        String blockKey = null;
        StringBuilder block = new StringBuilder();
        boolean ended = false;
        for (String line : new String(output, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (blockKey != null) {
                if (line.equals(".")) {
                    add(current, blockKey, decode(block.toString()));
                    blockKey = null;
                } else if (block.length() > MAX_VALUE_CHARS) {
                    throw new Malformed("a value is too large");
                } else {
                    block.append(line);
                }
                continue;
            }
            Matcher start = START.matcher(line);
            Matcher plain = PLAIN.matcher(line);
            Matcher opening = BLOCK.matcher(line);
            if (start.matches()) {
                current = new Rec(start.group(1), new LinkedHashMap<>());
                records.add(current);
            } else if (opening.matches()) {
                blockKey = opening.group(1);
                block.setLength(0);
            } else if (line.equals("end=1")) {
                ended = true;
            } else if (plain.matches()) {
                add(current, plain.group(1), Optional.of(plain.group(2)));
            }
            if (records.size() > MAX_RECORDS) {
                throw new Malformed("too many records");
            }
        }
        if (!ended || blockKey != null) {
            throw new Malformed("the output is cut short");
        }
        return new ProbeOutput(List.copyOf(records));
    }

    List<Rec> all(String kind) {
        return records.stream().filter(r -> r.kind().equals(kind)).toList();
    }

    /** The first record of a kind, or one without values. */
    Rec one(String kind) {
        return records.stream().filter(r -> r.kind().equals(kind)).findFirst().orElse(new Rec(kind, Map.of()));
    }

    private static void add(Rec current, String key, Optional<String> value) {
        if (current != null && value.isPresent()) {
            current.values().computeIfAbsent(key, k -> new ArrayList<>()).add(value.get());
        }
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
