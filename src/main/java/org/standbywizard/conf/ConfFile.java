package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file in the form of postgresql.conf (also postgresql.auto.conf, recovery.conf and the files of conf.d), as raw text.
 * Reading never fails; what the server would refuse is an entry of its own. Editing changes nothing but its own lines.
 */
public final class ConfFile {

    private final String text;
    private final List<ConfEntry> entries;

    private ConfFile(String text) {
        this.text = RawText.require(text);
        List<ConfEntry> found = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            ConfLexer.read(line, ++number).ifPresent(found::add);
        }
        this.entries = List.copyOf(found);
    }

    /** Reads raw text. */
    public static ConfFile parse(String raw) {
        return new ConfFile(raw);
    }

    /** Reads a file's bytes. */
    public static ConfFile read(byte[] bytes) {
        return new ConfFile(RawText.of(bytes));
    }

    /** The file's raw text. */
    public String text() {
        return text;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return RawText.bytes(text);
    }

    /** All lines that say something, in their order. */
    public List<ConfEntry> entries() {
        return entries;
    }

    /** The settings alone. */
    public List<ConfEntry.Setting> settings() {
        return only(ConfEntry.Setting.class);
    }

    /** The include directives alone. */
    public List<ConfEntry.Include> includes() {
        return only(ConfEntry.Include.class);
    }

    /** What the server refuses; one is enough for it to refuse the whole file. */
    public List<ConfEntry.SyntaxError> errors() {
        return only(ConfEntry.SyntaxError.class);
    }

    /** The last setting of that name in this very file, whatever files it includes. */
    public Optional<ConfEntry.Setting> last(String name) {
        return settings().stream().filter(s -> s.named(name)).reduce((earlier, later) -> later);
    }

    /** The value of {@link #last}. */
    public Optional<String> lastValue(String name) {
        return last(name).map(ConfEntry.Setting::value);
    }

    /**
     * The file with exactly these settings in its managed block, which stands at the end, so that its values win. An
     * empty map removes the block.
     *
     * @throws IllegalArgumentException if a name or a value cannot be written
     * @throws IllegalStateException if the markers of an earlier block are damaged
     */
    public ConfFile withBlock(Map<String, String> settings) {
        String rest = ManagedBlock.remove(text);
        if (settings.isEmpty()) {
            return parse(rest);
        }
        List<String> lines = new ArrayList<>();
        settings.forEach((name, value) -> lines.add(line(name, value)));
        return parse(ManagedBlock.insert(rest, rest.length(), lines));
    }

    /** The file as it was before {@link #withBlock}, byte for byte. */
    public ConfFile withoutBlock() {
        return parse(ManagedBlock.remove(text));
    }

    /**
     * The settings of the managed block; empty if there is none.
     *
     * @throws IllegalStateException if its markers are damaged
     */
    public Map<String, String> blockSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        ManagedBlock.lines(text)
                .ifPresent(lines ->
                        parse(String.join("\n", lines)).settings().forEach(s -> settings.put(s.name(), s.value())));
        return settings;
    }

    /** The file without the lines that set one of these names. */
    public ConfFile without(Set<String> names) {
        String[] lines = text.split("(?<=\n)", -1);
        for (ConfEntry.Setting setting : settings()) {
            if (names.stream().anyMatch(setting::named)) {
                lines[setting.line() - 1] = "";
            }
        }
        return parse(String.join("", lines));
    }

    /** One line, without its line end: {@code name = 'value'}. */
    static String line(String name, String value) {
        if (!ConfLexer.isName(name)) {
            throw new IllegalArgumentException("not a parameter name: " + name);
        }
        try {
            return name + " = " + ConfQuote.quote(value);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(name + ": " + bad.getMessage(), bad);
        }
    }

    private <T extends ConfEntry> List<T> only(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
