package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one part of a configuration file that is ours, between two marker comments. Putting it in and taking it out again
 * gives back the very same text: where the file had no newline at its end, the first marker remembers that.
 */
final class ManagedBlock {

    static final String BEGIN = "# >>> standby-wizard: managed block, replaced on each run; edit outside of it";
    static final String BEGIN_AFTER_OPEN_LINE = BEGIN + " (no newline stood before it)";
    static final String END = "# <<< standby-wizard: end of managed block";

    private ManagedBlock() {}

    /** @param openLine how many chars the newline before the block has, if it was put there with it */
    private record Found(int start, int end, List<String> lines, int openLine) {}

    /** Puts a block before the offset, which must be the start of a line or the end of the text. */
    static String insert(String text, int offset, List<String> lines) {
        String newline = newline(text);
        boolean openLine = offset > 0 && text.charAt(offset - 1) != '\n';
        StringBuilder block = new StringBuilder();
        if (openLine) {
            block.append(newline);
        }
        block.append(openLine ? BEGIN_AFTER_OPEN_LINE : BEGIN).append(newline);
        lines.forEach(line -> block.append(line).append(newline));
        block.append(END).append(newline);
        return text.substring(0, offset) + block + text.substring(offset);
    }

    /** The text without any block. */
    static String remove(String text) {
        String rest = text;
        List<Found> blocks = find(text);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Found block = blocks.get(i);
            int start = block.start;
            if (block.end == rest.length()) {
                // Only at the end: if something was added behind the block, the newline has become needed.
                start -= Math.min(start, block.openLine);
            }
            rest = rest.substring(0, start) + rest.substring(block.end);
        }
        return rest;
    }

    /** The lines between the markers, without line ends; empty if there is no block. */
    static Optional<List<String>> lines(String text) {
        List<Found> blocks = find(text);
        return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.get(blocks.size() - 1).lines);
    }

    /**
     * All blocks of a text, first to last.
     *
     * @throws IllegalStateException if somebody has damaged the markers, so that nobody can tell what is ours
     */
    private static List<Found> find(String text) {
        List<Found> blocks = new ArrayList<>();
        List<String> lines = null;
        int start = 0;
        int openLine = 0;
        int number = 0;
        for (int at = 0; at < text.length(); ) {
            int feed = text.indexOf('\n', at);
            int next = feed < 0 ? text.length() : feed + 1;
            String line = text.substring(at, feed < 0 ? next : feed);
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            number++;
            boolean begins = line.equals(BEGIN) || line.equals(BEGIN_AFTER_OPEN_LINE);
            boolean ends = line.equals(END);
            if (begins && lines != null || ends && lines == null) {
                throw damaged(number);
            }
            if (begins) {
                lines = new ArrayList<>();
                start = at;
                openLine = line.equals(BEGIN) ? 0 : next - at - line.length();
            } else if (ends) {
                blocks.add(new Found(start, next, lines, openLine));
                lines = null;
            } else if (lines != null) {
                lines.add(line);
            }
            at = next;
        }
        if (lines != null) {
            throw damaged(number);
        }
        return blocks;
    }

    private static IllegalStateException damaged(int line) {
        return new IllegalStateException("the markers of the managed block are damaged near line " + line
                + ": put back or remove both lines, \"" + BEGIN + "\" and \"" + END + "\"");
    }

    /** The file's own kind of line end, taken from its first line. */
    private static String newline(String text) {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }
}
