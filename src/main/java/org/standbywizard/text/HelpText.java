package org.standbywizard.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.standbywizard.help.Article;
import org.standbywizard.help.Known;
import org.standbywizard.help.Part;
import org.standbywizard.plan.Finding;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.ShellQuote;
import org.standbywizard.remote.SqlText;

/**
 * What is known of a message that a server or program wrote: why it happens, how to see that on this very server, and what
 * to do. Values that the message carries stand in the commands, quoted.
 */
public record HelpText(String id, String title, List<Said> cause, List<Said> confirm, List<Said> fix) {
    /** More would hide what matters. */
    private static final int MOST = 3;

    public HelpText {
        cause = List.copyOf(cause);
        confirm = List.copyOf(confirm);
        fix = List.copyOf(fix);
    }

    /** A part, ready to be shown. */
    public sealed interface Said {
        record Words(String text) implements Said {}

        /** @param place where to type it and what it is, in words */
        record Lines(String place, List<String> lines) implements Said {
            public Lines {
                lines = List.copyOf(lines);
            }
        }
    }

    /**
     * What is known of the raw message behind a failure; empty if it is none of the known ones.
     *
     * @param host what people know its host by
     */
    public static List<HelpText> of(Messages messages, Failure failure, String host) {
        String state = failure instanceof Failure.SqlFailed sql ? sql.sqlState() : "";
        return of(messages, host, failure.detail(), state);
    }

    /** What is known of the raw messages among a finding's values. */
    public static List<HelpText> of(Messages messages, Finding finding) {
        return finding.state() == Finding.State.PASS
                ? List.of()
                : of(
                        messages,
                        finding.host().name(),
                        String.join("\n", finding.values().values()),
                        "");
    }

    /** @param host that the text came from */
    public static List<HelpText> of(Messages messages, String host, String raw, String sqlState) {
        return messages.catalogue().find(raw, sqlState).stream()
                .limit(MOST)
                .map(known -> of(messages, host, known))
                .toList();
    }

    private static HelpText of(Messages messages, String host, Known known) {
        Map<String, String> values = new HashMap<>();
        values.put("host", host);
        known.values().forEach((name, value) -> values.put(name, Printable.line(value.strip())));
        Article words = known.entry().words();
        return new HelpText(
                known.entry().id(),
                fill(messages, words.title(), values),
                said(messages, words.cause(), values),
                said(messages, words.confirm(), values),
                said(messages, words.fix(), values));
    }

    private static List<Said> said(Messages messages, List<Part> parts, Map<String, String> values) {
        List<Said> said = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                said.add(new Said.Words(fill(messages, text.text(), values)));
            } else if (part instanceof Part.Code code) {
                said.add(new Said.Lines(
                        messages.get("help.place." + code.place().name().toLowerCase(Locale.ROOT), values.get("host"))
                                + messages.get("help.language."
                                        + code.language().name().toLowerCase(Locale.ROOT)),
                        code.lines().stream()
                                .map(line -> fill(messages, line, quoted(line, code.language(), values)))
                                .toList()));
            }
        }
        return said;
    }

    private static String fill(Messages messages, String text, Map<String, String> values) {
        Template template = Template.parse(text);
        Map<String, String> all = new HashMap<>(values);
        template.names().forEach(name -> all.putIfAbsent(name, stem(name).toUpperCase(Locale.ROOT)));
        return template.fill(all, messages.locale());
    }

    /** The values of a line's places, each quoted for where it stands; what the message does not carry is a word in capitals. */
    private static Map<String, String> quoted(String line, Part.Language language, Map<String, String> values) {
        Map<String, String> quoted = new HashMap<>();
        for (String place : Template.parse(line).names()) {
            String stem = stem(place);
            String value = values.getOrDefault(stem, stem.toUpperCase(Locale.ROOT));
            quoted.put(place, quoted(value, place.substring(stem.length()), language));
        }
        return quoted;
    }

    private static String quoted(String value, String form, Part.Language language) {
        return switch (form) {
            case ".id" -> SqlText.identifier(value);
            case ".hba" -> value.matches("[a-z0-9_]+") ? value : '"' + value + '"';
            case ".cidr" -> value.contains("/") ? value : value + (value.contains(":") ? "/128" : "/32");
            case ".old" -> ShellQuote.typed(value + ".old");
            default ->
                language == Part.Language.SQL
                        ? SqlText.literal(value)
                        : language == Part.Language.SH ? ShellQuote.typed(value) : value;
        };
    }

    private static String stem(String place) {
        return place.replaceFirst("\\..*", "");
    }

    /** All of it for a terminal or the clipboard, without line ends. */
    public List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.get("help.known", title));
        add(lines, cause);
        lines.add(messages.get("help.confirm"));
        add(lines, confirm);
        lines.add(messages.get("help.fix"));
        add(lines, fix);
        return lines;
    }

    private static void add(List<String> lines, List<Said> parts) {
        for (Said part : parts) {
            if (part instanceof Said.Words words) {
                lines.add("  " + words.text());
            } else if (part instanceof Said.Lines code) {
                lines.add("  " + code.place());
                code.lines().forEach(line -> lines.add("    " + line));
            }
        }
    }
}
