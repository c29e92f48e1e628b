package org.standbywizard.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many byte strings at once. Each is known by what it is of, such as {@code login password, hex}. */
final class Needles {
    private record Needle(String name, byte[] bytes) {}

    private final Map<Integer, List<Needle>> byFirstTwo = new HashMap<>();
    private final boolean[] begins = new boolean[1 << 16];
    private int count;

    /** Every form of a secret, and of the part of it that no quoting changes. */
    Needles secret(String name, String secret, String core) {
        SecretForms.of(secret).forEach((form, bytes) -> add(name + ", " + form, bytes));
        SecretForms.of(core).forEach((form, bytes) -> add(name + ", its core, " + form, bytes));
        return this;
    }

    Needles add(String name, byte[] bytes) {
        if (bytes.length < 8) {
            throw new IllegalArgumentException("too short to mean anything: " + name);
        }
        int key = key(bytes, 0);
        begins[key] = true;
        byFirstTwo.computeIfAbsent(key, k -> new ArrayList<>()).add(new Needle(name, bytes));
        count++;
        return this;
    }

    int count() {
        return count;
    }

    /** The names of those that are in the bytes, each once. */
    List<String> in(byte[] hay) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < hay.length; i++) {
            int key = key(hay, i);
            if (begins[key]) {
                for (Needle needle : byFirstTwo.get(key)) {
                    if (isAt(hay, i, needle.bytes()) && !found.contains(needle.name())) {
                        found.add(needle.name());
                    }
                }
            }
        }
        return found;
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static boolean isAt(byte[] hay, int at, byte[] needle) {
        return at + needle.length <= hay.length
                && java.util.Arrays.equals(hay, at, at + needle.length, needle, 0, needle.length);
    }
}
