package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnInfoTextTest {
    @Test
    void readsWhatAReceiverShows() {
        assertThat(ConnInfoText.parse("user=repl password=******** dbname=replication host=10.0.0.1 port=5433"
                        + " fallback_application_name=walreceiver sslmode=prefer"))
                .containsEntry("host", "10.0.0.1")
                .containsEntry("port", "5433")
                .containsEntry("user", "repl");
    }

    @Test
    void readsQuotesAndEscapes() {
        assertThat(ConnInfoText.parse(
                        "application_name='it\\'s \\\\ one' host = /run/postgresql user=a\\ b options=''"))
                .isEqualTo(Map.of(
                        "application_name", "it's \\ one", "host", "/run/postgresql", "user", "a b", "options", ""));
    }

    @Test
    void aLongUnendedQuoteDoesNotHang() {
        assertThat(ConnInfoText.parse("a='" + "x\\'".repeat(5000))).isNotNull();
    }
}
