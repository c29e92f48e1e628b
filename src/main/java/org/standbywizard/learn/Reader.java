package org.standbywizard.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Makes a text of Markdown: CommonMark, of which only what the model has may be used. */
final class Reader {
    private static final String OUTPUT = "text";
    private static final Set<String> LANGUAGES = Set.of("sh", "sql", "conf", OUTPUT);
    private static final String COMMANDS = "{{commands}}";
    /** A line of its own: the lab's state that a lesson begins with. */
    private static final Pattern START = Pattern.compile("\\{\\{start ([a-z-]+)}}");

    private final Topic topic;
    private final Names names;
    private String title = "";
    private Optional<LabState> start = Optional.empty();
    private String heading = "";
    private List<Part> parts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    private Reader(Topic topic, Names names) {
        this.topic = topic;
        this.names = names;
    }

    /** @throws IllegalArgumentException if there is something that texts do not have, with the topic's name */
    static Article read(Topic topic, String markdown, Names names) {
        return new Reader(topic, names).article(Parser.builder().build().parse(markdown));
    }

    private Article article(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
        close();
        if (title.isEmpty()) {
            throw wrong("no title");
        }
        return new Article(topic, title, start, sections);
    }

    private void block(Node node) {
        if (node instanceof Heading head && head.getLevel() == 1 && title.isEmpty()) {
            title = plain(head);
        } else if (node instanceof Heading head && head.getLevel() == 2) {
            close();
            heading = plain(head);
        } else if (node instanceof Paragraph paragraph) {
            List<Span> spans = spans(paragraph);
            if (isStart(spans)) {
                return;
            }
            boolean commands = spans.equals(List.of(new Span.Plain(COMMANDS)));
            parts.add(commands ? new Part.Commands() : new Part.Paragraph(spans));
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            bullets(node);
        } else if (node instanceof FencedCodeBlock code) {
            if (!LANGUAGES.contains(code.getInfo())) {
                throw wrong("a block of " + code.getInfo());
            }
            List<String> lines =
                    names.fill(code.getLiteral().stripTrailing()).lines().toList();
            parts.add(new Part.Code(code.getInfo(), code.getInfo().equals(OUTPUT) ? SampleTable.fitted(lines) : lines));
        } else {
            throw wrong("a " + node.getClass().getSimpleName());
        }
    }

    /** Right after the title, and once. */
    private boolean isStart(List<Span> spans) {
        Matcher found = START.matcher(spans.get(0).text());
        if (spans.size() > 1 || !found.matches()) {
            return false;
        }
        if (topic.kind() != Topic.Kind.LESSON || start.isPresent() || !heading.isEmpty() || !parts.isEmpty()) {
            throw wrong("a start that does not follow a lesson's title");
        }
        start = Optional.of(LabState.of(found.group(1))
                .orElseThrow(
                        () -> wrong("no state of the lab: " + found.group(1) + "; there are " + LabState.words())));
        return true;
    }

    private void close() {
        boolean intro = heading.isEmpty();
        if (!parts.isEmpty() || !intro) {
            sections.add(new Section(intro ? Section.Kind.INTRO : Section.kindOf(heading), heading, parts));
        }
        parts = new ArrayList<>();
    }

    private void bullets(Node list) {
        List<Part.Item> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Node only = item.getFirstChild();
            if (!(only instanceof Paragraph) || only.getNext() != null) {
                throw wrong("a point of more than a paragraph");
            }
            List<Span> spans = spans(only);
            Optional<Versions> versions = Versions.at(spans.get(0).text());
            if (versions.isPresent()) {
                String rest = Versions.after(spans.get(0).text());
                List<Span> after = new ArrayList<>(spans.subList(1, spans.size()));
                if (!rest.isEmpty()) {
                    after.add(0, new Span.Plain(rest));
                }
                spans = after;
            }
            if (names.concerns(versions)) {
                // Where it is known that it is true, nobody has to be told for which versions.
                items.add(new Part.Item(names.version().isPresent() ? Optional.empty() : versions, spans));
            }
        }
        parts.add(new Part.Bullets(list instanceof OrderedList, items));
    }

    private List<Span> spans(Node block) {
        List<Span> spans = new ArrayList<>();
        for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
            add(spans, span(node));
        }
        return spans;
    }

    /** Neighbouring plain pieces are one. */
    private static void add(List<Span> spans, Span span) {
        int last = spans.size() - 1;
        if (span instanceof Span.Plain more && last >= 0 && spans.get(last) instanceof Span.Plain before) {
            spans.set(last, new Span.Plain(before.text() + more.text()));
        } else {
            spans.add(span);
        }
    }

    private Span span(Node node) {
        if (node instanceof Text text) {
            boolean commands = text.getLiteral().equals(COMMANDS);
            return new Span.Plain(commands ? COMMANDS : names.fill(text.getLiteral()));
        } else if (node instanceof SoftLineBreak) {
            return new Span.Plain(" ");
        } else if (node instanceof org.commonmark.node.Code code) {
            return new Span.Code(names.fill(code.getLiteral()));
        } else if (node instanceof Emphasis) {
            return new Span.Emphasis(plain(node), false);
        } else if (node instanceof StrongEmphasis) {
            return new Span.Emphasis(plain(node), true);
        } else if (node instanceof Link link && link.getDestination().startsWith("https://")) {
            return new Span.Link(plain(link), names.fillAddress(link.getDestination()));
        }
        throw wrong("a " + node.getClass().getSimpleName());
    }

    /** The letters alone. */
    private String plain(Node node) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans(node)) {
            text.append(span.text());
        }
        return text.toString();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("learn/" + topic + ": " + what);
    }
}
