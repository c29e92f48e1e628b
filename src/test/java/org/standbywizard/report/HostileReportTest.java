package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.steps.EditFile;
import org.w3c.dom.Element;

/** Names, files and messages of hosts are text in a report and nothing else; secrets in them are masked. */
class HostileReportTest {
    private static final String SCRIPT = "<script>alert('x')</script>&\"'\u202e\u0007]]>-->";

    private static WrittenRun run() {
        WrittenRun run = new WrittenRun();
        run.pair.db1.fileTexts.put(run.pair.db1.conf + "/postgresql.conf", "cluster_name = '" + ascii(SCRIPT) + "'\n");
        run.pair.db1.fileTexts.put(run.pair.db1.conf + "/pg_hba.conf", "# " + ascii(SCRIPT) + "\nlocal all all peer\n");
        run.fact("db1/proof", Map.of("way", "table", "at-most-ms-db2", "12", "refused-db2", SCRIPT));
        return run;
    }

    /** Files are bytes. */
    private static String ascii(String text) {
        return text.replace("\u202e", "");
    }

    @Test
    void whatHostsSayIsNoMarkup() {
        String html = run().failsAt("db2/copy", "refused.base-backup", SCRIPT + "\n</pre><b>")
                .html();
        Page page = Page.of(html);
        assertThat(page.elements("script")).isEmpty();
        assertThat(page.elements("b")).isEmpty();
        assertThat(page.texts("pre")).anyMatch(text -> text.contains("</pre><b>"));
        assertThat(page.texts("pre"))
                .anyMatch(text -> text.contains("<script>alert('x')</script>&\"'<U+202E><U+0007>"));
        assertThat(html).doesNotContain("<script", "\u202e", "\u0007");
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        String html = run().done().html();
        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("@import", "url(", "javascript:");
        Set<String> attributes = new TreeSet<>();
        for (Element element : Page.of(html).elements("*")) {
            assertThat(element.getTagName()).isNotIn("script", "img", "link", "iframe", "a", "object", "form");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i).getNodeName());
            }
        }
        assertThat(attributes)
                .containsExactly("charset", "class", "colspan", "content", "http-equiv", "lang", "name", "xmlns");
    }

    @Test
    void markdownHasNoMarkupOfHosts() {
        String markdown = run().done().markdown();
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .noneMatch(line -> line.replaceAll("`[^`]*`", "").contains("<script"));
    }

    @Test
    void aFenceIsLongerThanAnyInside() {
        String markdown = new WrittenRun()
                .failsAt("db2/copy", "refused.base-backup", "````\n# not a title")
                .markdown();
        assertThat(markdown).contains("`````\n````\n# not a title\n`````");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# title", "- item", "1. one", "a | b", "a*b*c_d", "[x](y)", "`tick", "<b>", "= =", "+ x"})
    void wordsStayWordsInMarkdown(String words) {
        String written = MarkdownWriter.of(
                new Document(Locale.ENGLISH, "t", Cell.plain("s"), List.of(), List.of(new Block.Text(words)), "f"));
        String line = written.lines()
                .filter(one -> one.replace("\\", "").equals(words))
                .findFirst()
                .orElseThrow();
        // Each character that could mean something has a backslash before it.
        assertThat(line).containsPattern("\\\\[#|*\\[`<=+-]|1\\\\\\.");
    }

    @Test
    void aBarInATablesCodeDoesNotEndTheCell() {
        String written = MarkdownWriter.of(new Document(
                Locale.ENGLISH,
                "t",
                Cell.plain("s"),
                List.of(),
                List.of(new Block.Table(List.of("h"), List.of(Block.Row.of(Cell.code("a|b"))))),
                "f"));
        assertThat(written).contains("| `a\\|b` |");
    }

    /** What others wrote into the files: shown in diffs, in settings and in the steps. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void secretsOfOthersAreMasked(Format format) {
        WrittenRun run = new WrittenRun();
        String conf = "primary_conninfo = 'host=old user=u password=hunter2secret'\n"
                + "ssl_passphrase_command = 'echo pass-phrase-of-key'\n";
        run.pair.db2.fileTexts.put(run.pair.db2.conf + "/postgresql.conf", conf);
        run.pair.db1.fileTexts.put(
                run.pair.db1.conf + "/pg_hba.conf",
                "host all all 10.0.0.9/32 radius radiusservers=\"r\" radiussecrets=\"radius-secret-word\"\n");
        run.failsAt("db2/swap", "refused.not-swapped", "postgres://u:uri-secret-word@h/db password=detail-secret-word");
        assertThat(run.changes().steps().filter(EditFile.class::isInstance).map(EditFile.class::cast))
                .as("the journal has them, as it must")
                .anyMatch(edit -> edit.before().contains("hunter2secret"))
                .anyMatch(edit -> edit.before().contains("radius-secret-word"));
        String text = WrittenRun.text(Locale.ENGLISH).of(run.report(), format);
        assertThat(text)
                .contains("********")
                .doesNotContain(
                        "hunter2secret",
                        "pass-phrase-of-key",
                        "radius-secret-word",
                        "uri-secret-word",
                        "detail-secret-word");
    }
}
