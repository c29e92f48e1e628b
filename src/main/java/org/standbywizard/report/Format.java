package org.standbywizard.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a report is written down. */
public enum Format {
    HTML("html"),
    MARKDOWN("md");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** Of its files' names, without a dot; also the word for it on the command line. */
    public String ending() {
        return ending;
    }

    /** By its word. */
    public static Optional<Format> of(String word) {
        for (Format format : values()) {
            if (format.ending.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** By a file's name; HTML unless it says Markdown. */
    public static Format of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown") ? MARKDOWN : HTML;
    }
}
