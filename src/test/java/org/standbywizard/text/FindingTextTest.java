package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

class FindingTextTest {
    private final Messages words = Messages.of(Locale.ENGLISH);

    @Test
    void saysWhatWasFoundAndWhatToDo() {
        Finding finding = new Finding(
                "verify-slot",
                new HostId("db2"),
                Finding.State.BLOCK,
                "inactive",
                Map.of("slot", "s2", "bytes", "33554432"));
        FindingText text = FindingText.of(words, finding);
        assertThat(text.state()).isEqualTo("block");
        assertThat(text.title()).isEqualTo("Replication slot");
        assertThat(text.value()).isEqualTo("s2 is not in use and keeps 32 MB");
        assertThat(text.requirement()).startsWith("The standby uses its slot");
        assertThat(text.fix()).contains("Bring db2 back");
    }

    @Test
    void aPassNeedsNoFix() {
        Finding finding = new Finding("verify-lag", new HostId("db2"), Finding.State.PASS, "in-step", Map.of());
        assertThat(FindingText.of(words, finding).fix()).isEmpty();
    }

    /** The check says which of its words; the language says the word. */
    @Test
    void aWordThatACheckFoundIsInTheLanguage() {
        Finding finding = new Finding(
                "cluster",
                new HostId("db2"),
                Finding.State.PASS,
                "found",
                Map.of("cluster", "15/main", "version", "15.18", "cluster-state", "running"));
        assertThat(FindingText.of(words, finding).value()).isEqualTo("15/main, PostgreSQL 15.18, running");
        assertThat(FindingText.of(Messages.of(Locale.KOREAN), finding).value())
                .isEqualTo("15/main, PostgreSQL 15.18, 실행 중");
    }

    @Test
    void aFindingWithoutWordsShowsItsKey() {
        Finding finding = new Finding("odd", new HostId("db2"), Finding.State.WARN, "new", Map.of());
        FindingText text = FindingText.of(words, finding);
        assertThat(text.value()).isEqualTo("[check.odd.new.value]");
        assertThat(text.fix()).isEmpty();
    }
}
