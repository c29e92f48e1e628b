package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PgVersion;

/**
 * A pg_hba.conf as raw text, read as a server of that version reads it. Reading never fails; what the server would
 * refuse is an entry of its own.
 */
public final class HbaFile {

    private final String text;
    private final PgVersion version;
    private final List<HbaEntry> entries = new ArrayList<>();
    /** Where in the text a block before the first rule belongs. */
    private int firstEntry = -1;

    private HbaFile(String text, PgVersion version) {
        this.text = RawText.require(text);
        this.version = version;
        read();
    }

    public static HbaFile parse(String raw, PgVersion version) {
        return new HbaFile(raw, version);
    }

    public static HbaFile read(byte[] bytes, PgVersion version) {
        return new HbaFile(RawText.of(bytes), version);
    }

    /** The file's raw text. */
    public String text() {
        return text;
    }

    public byte[] bytes() {
        return RawText.bytes(text);
    }

    public PgVersion version() {
        return version;
    }

    /** All lines that say something, in their order. */
    public List<HbaEntry> entries() {
        return List.copyOf(entries);
    }

    /** The rules alone, those of included files not among them. */
    public List<HbaRule> rules() {
        return entries.stream()
                .filter(HbaEntry.Rule.class::isInstance)
                .map(entry -> ((HbaEntry.Rule) entry).rule())
                .toList();
    }

    /** The lines the server refuses; one is enough for it to refuse the whole file. */
    public List<HbaEntry.Broken> broken() {
        return entries.stream()
                .filter(HbaEntry.Broken.class::isInstance)
                .map(HbaEntry.Broken.class::cast)
                .toList();
    }

    /**
     * The file with exactly these rules in its managed block, which stands before the first other line that says
     * something, because the first match wins. An empty list removes the block.
     *
     * @throws IllegalStateException if the markers of an earlier block are damaged
     */
    public HbaFile withRulesBeforeFirst(List<HbaRule> rules) {
        HbaFile rest = withoutBlock();
        if (rules.isEmpty()) {
            return rest;
        }
        return parse(
                ManagedBlock.insert(
                        rest.text,
                        rest.firstEntry,
                        rules.stream().map(HbaRule::line).toList()),
                version);
    }

    /** The file as it was before {@link #withRulesBeforeFirst}, byte for byte. */
    public HbaFile withoutBlock() {
        return parse(ManagedBlock.remove(text), version);
    }

    /** The rules of the managed block; empty if there is none. */
    public List<HbaRule> blockRules() {
        return ManagedBlock.lines(text)
                .map(lines -> parse(String.join("\n", lines), version).rules())
                .orElse(List.of());
    }

    private void read() {
        HbaParser parser = new HbaParser(version);
        boolean continued = version.atLeast(PgVersion.V14);
        int number = 1;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            int lines = 0;
            StringBuilder logical = new StringBuilder();
            boolean more;
            do {
                int feed = text.indexOf('\n', at);
                int end = feed < 0 ? text.length() : feed;
                String line = withoutLineEnd(text.substring(at, end));
                at = feed < 0 ? end : feed + 1;
                lines++;
                more = continued && line.endsWith("\\");
                logical.append(more ? line.substring(0, line.length() - 1) : line);
            } while (more && at < text.length());
            List<List<HbaToken>> fields = HbaTokenizer.fields(logical.toString());
            if (!fields.isEmpty()) {
                entries.add(parser.entry(number, fields));
            }
            // A comment that ends in a continuation would swallow whatever is put behind it.
            if (firstEntry < 0 && (!fields.isEmpty() || more)) {
                firstEntry = start;
            }
            number += lines;
        }
        if (firstEntry < 0) {
            firstEntry = text.length();
        }
    }

    private static String withoutLineEnd(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
