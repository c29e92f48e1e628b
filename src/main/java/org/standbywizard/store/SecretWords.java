package org.standbywizard.store;

import java.util.Set;

/** How a plan file says where a secret comes from. */
final class SecretWords {
    private SecretWords() {}

    static final Set<String> SOURCES = Set.of("env", "file");
    private static final Set<String> WORDS = Set.of("generated", "prompt");

    static boolean isWord(String text) {
        return WORDS.contains(text);
    }
}
