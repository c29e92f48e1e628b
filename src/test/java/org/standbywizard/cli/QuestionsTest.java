package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.text.Messages;

class QuestionsTest {
    @Test
    void whoIsAskedAboutAHostKeyIsToldHowToCompareIt() {
        FakeTerminal terminal = FakeTerminal.answering("yes");
        Questions questions = new Questions(terminal, Messages.of(Locale.ENGLISH), new Cancellation(), false);

        assertThat(questions.acceptHostKey("db1", "ssh-ed25519", "SHA256:abc")).isTrue();

        assertThat(terminal.asked)
                .singleElement()
                .asString()
                .contains("SHA256:abc")
                .contains("On the console of db1 itself, ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub shows it.");
    }
}
