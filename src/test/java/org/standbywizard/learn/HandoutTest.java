package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.text.Messages;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HandoutTest {

    private static String html(String language, boolean trainer, Names names) {
        return new Handout(Messages.of(Locale.forLanguageTag(language)), names, trainer).html();
    }

    /** A browser is not needed to know that it is well-formed. */
    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>\n", ""))));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void hasTheLessonsInOrderThenTheSteps(String language) throws Exception {
        Document document = parsed(html(language, false, Names.USUAL));
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        List<String> ids = all(document, "article").stream()
                .map(article -> article.getAttribute("id"))
                .toList();
        assertThat(ids.subList(0, 10))
                .containsExactly(
                        "lesson-01-role",
                        "lesson-02-hba",
                        "lesson-03-wal-settings",
                        "lesson-04-restart",
                        "lesson-05-slot",
                        "lesson-06-base-backup",
                        "lesson-07-standby-conf",
                        "lesson-08-recovery-conf",
                        "lesson-09-checks",
                        "lesson-10-proof");
        assertThat(ids.subList(10, ids.size()))
                .hasSize(17)
                .allMatch(id -> id.startsWith("step-"))
                .startsWith("step-ensure-role");
        // Every entry of the contents leads somewhere.
        assertThat(all(document, "a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(href -> href.startsWith("#"))
                        .map(href -> href.substring(1)))
                .containsExactlyElementsOf(ids);
        assertThat(all(document, "script")).isEmpty();
        assertThat(document.getDocumentElement().getTextContent())
                .doesNotContain("{{")
                .doesNotContain("[learn.");
    }

    @Test
    void theTrainersNotesAreOnlyInTheTrainersHandout() throws Exception {
        String notes = "Ask before the output is shown";
        assertThat(html("en", false, Names.USUAL)).doesNotContain(notes);
        assertThat(html("en", true, Names.USUAL)).contains(notes);
        assertThat(html("ko", false, Names.USUAL)).doesNotContain("강사용");
        assertThat(all(parsed(html("ko", true, Names.USUAL)), "section").stream()
                        .filter(section -> section.getAttribute("class").equals("trainer")))
                .hasSize(10);
        assertThat(all(parsed(html("en", true, Names.USUAL)), "pre").stream()
                        .map(Element::getTextContent)
                        .filter(text -> text.startsWith("standby-wizard practice --state ")))
                .hasSize(10)
                .startsWith("standby-wizard practice --state bare")
                .endsWith("standby-wizard practice --state streaming");
        assertThat(html("en", false, Names.USUAL)).doesNotContain("practice --state");
    }

    @Test
    void aServersNameIsNoMarkup() throws Exception {
        String html = html("en", false, Names.of("<b>&\"'", "db2", Optional.of(PgVersion.parse("11.3"))));
        assertThat(html).doesNotContain("<b>&").contains("&lt;b&gt;&amp;&quot;&#39;");
        parsed(html);
        assertThat(html).contains("https://www.postgresql.org/docs/11/recovery-config.html");
        assertThat(html).as("of 13 and newer").doesNotContain("app-pgverifybackup.html");
    }

    @Test
    void emphasisCodeAndOutputAreMarked() throws Exception {
        Document document = parsed(html("en", false, Names.USUAL));
        assertThat(all(document, "code").stream().map(Element::getTextContent)).contains("recovery.conf");
        assertThat(all(document, "pre").stream()
                        .filter(pre -> pre.getAttribute("class").equals("sql"))
                        .map(Element::getTextContent))
                .contains("CREATE ROLE replicator LOGIN REPLICATION;");
    }
}
