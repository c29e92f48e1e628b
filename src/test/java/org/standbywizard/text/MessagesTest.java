package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void aMissingWordIsSeen() {
        assertThat(Messages.of(Locale.ENGLISH).get("no.such.key", Map.of())).isEqualTo("[no.such.key]");
    }

    @Test
    void aLanguageWithoutWordsIsEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREA);
            assertThat(Messages.of(Locale.FRENCH).get("state.pass")).isEqualTo("pass");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsWhatBundlesThereAre() {
        Messages words = Messages.of(Locale.ENGLISH, List.of("no-such-bundle", "status"));
        assertThat(words.get("status.lag", "5 MB")).isEqualTo("lag 5 MB");
    }
}
