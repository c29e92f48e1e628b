package org.standbywizard.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.standbywizard.text.Language;
import org.standbywizard.text.Messages;

/**
 * The lessons and then the steps as one HTML file to be printed: well-formed XML too, no script, no resource from elsewhere
 * (its policy forbids both), and every text escaped.
 */
public final class Handout {
    private final Messages words;
    private final Names names;
    private final boolean trainer;
    private final StringBuilder out = new StringBuilder();

    /** @param trainer with what is meant for the trainer alone */
    public Handout(Messages words, Names names, boolean trainer) {
        this.words = words;
        this.names = names;
        this.trainer = trainer;
    }

    public String html() {
        Library library = Library.of(words.locale());
        List<Article> lessons = articles(library, library.lessons());
        List<Article> steps = articles(library, library.steps());
        String title = words.get(trainer ? "learn.handout.title.trainer" : "learn.handout.title");
        out.setLength(0);
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(Language.of(words.locale()).code())
                .append("\">\n<head>\n<meta charset=\"UTF-8\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        element("title", "", title);
        out.append("<style>\n").append(css()).append("</style>\n</head>\n<body>\n<header>\n");
        element("h1", "", title);
        element("p", "", words.get("learn.handout.about", names.primary(), names.standby()));
        contents(lessons, steps);
        out.append("</header>\n<main>\n");
        chapter("lessons", words.get("learn.handout.lessons"), lessons);
        chapter("steps", words.get("learn.handout.steps"), steps);
        out.append("</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private List<Article> articles(Library library, List<Topic> topics) {
        return topics.stream()
                .map(topic -> library.find(topic, names)
                        .orElseThrow(() -> new IllegalStateException("no text about " + topic)))
                .map(article -> trainer ? article : article.forEverybody())
                .toList();
    }

    private void contents(List<Article> lessons, List<Article> steps) {
        out.append("<nav>\n");
        entries("ol", lessons);
        element("p", "", words.get("learn.handout.steps"));
        entries("ul", steps);
        out.append("</nav>\n");
    }

    private void entries(String tag, List<Article> articles) {
        out.append('<').append(tag).append(">\n");
        for (Article article : articles) {
            out.append("<li><a href=\"#").append(id(article)).append("\">");
            out.append(escaped(article.title())).append("</a></li>\n");
        }
        out.append("</").append(tag).append(">\n");
    }

    private static String id(Article article) {
        return article.topic().kind().word() + "-" + article.topic().name();
    }

    private void chapter(String style, String title, List<Article> articles) {
        element("h2", style, title);
        for (int i = 0; i < articles.size(); i++) {
            Article article = articles.get(i);
            boolean lesson = article.topic().kind() == Topic.Kind.LESSON;
            out.append("<article class=\"")
                    .append(article.topic().kind().word())
                    .append("\" id=\"");
            out.append(id(article)).append("\">\n");
            element("h3", "", lesson ? words.get("learn.lesson.named", i + 1, article.title()) : article.title());
            article.start().filter(state -> trainer).ifPresent(state -> start(state.word()));
            article.sections().forEach(this::section);
            out.append("</article>\n");
        }
    }

    /** How a trainer brings the practice lab to where a lesson starts. */
    private void start(String state) {
        element("p", "quiet", words.get("learn.handout.start", words.get("learn.state." + state)));
        element("pre", "sh", "standby-wizard practice --state " + state);
    }

    private void section(Section section) {
        out.append("<section class=\"").append(section.kind().name().toLowerCase(java.util.Locale.ROOT));
        out.append("\">\n");
        if (!section.title().isEmpty()) {
            element("h4", "", section.title());
        }
        section.parts().forEach(this::part);
        out.append("</section>\n");
    }

    private void part(Part part) {
        if (part instanceof Part.Paragraph paragraph) {
            out.append("<p>");
            paragraph.spans().forEach(this::span);
            out.append("</p>\n");
        } else if (part instanceof Part.Bullets bullets) {
            out.append(bullets.numbered() ? "<ol>\n" : "<ul>\n");
            for (Part.Item item : bullets.items()) {
                out.append("<li>");
                item.versions().ifPresent(range -> span("b", words.get("learn.versions", range) + ": "));
                item.spans().forEach(this::span);
                out.append("</li>\n");
            }
            out.append(bullets.numbered() ? "</ol>\n" : "</ul>\n");
        } else if (part instanceof Part.Code code) {
            element("pre", code.language(), code.text());
        } else {
            element("p", "quiet", words.get("learn.no-commands"));
        }
    }

    private void span(Span span) {
        if (span instanceof Span.Link link) {
            out.append("<a href=\"")
                    .append(escaped(link.address()))
                    .append("\">")
                    .append(escaped(link.text()));
            out.append("</a>");
        } else if (span instanceof Span.Code) {
            span("code", span.text());
        } else if (span instanceof Span.Emphasis emphasis) {
            span(emphasis.strong() ? "strong" : "em", span.text());
        } else {
            out.append(escaped(span.text()));
        }
    }

    private void span(String tag, String text) {
        out.append('<')
                .append(tag)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(tag)
                .append('>');
    }

    private void element(String tag, String style, String text) {
        out.append('<').append(tag);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(text)).append("</").append(tag).append(">\n");
    }

    /** For text and attributes alike. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Handout.class.getResourceAsStream("handout.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
