package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.shell.Mark;

/** Logging in goes on beside the window: it can be watched, cancelled and overtaken. */
class CardBesideTheWindowTest {
    @TempDir
    Path home;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final WindowQueue window = new WindowQueue();
    private Desk desk;
    private ServerCardModel card;

    @BeforeEach
    void aCard() {
        desk = Desk.beside(home, background, window);
        card = desk.card;
        desk.hosts.host("db1", Desk.db1().build());
        card.form().type(Field.HOST, "db1");
    }

    @AfterEach
    void end() throws InterruptedException {
        background.shutdownNow();
        assertThat(background.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private LinkState link() {
        return card.entry().link().get();
    }

    @Test
    void aSecondClickIsNoSecondAttempt() throws InterruptedException {
        desk.hosts.then(desk.hosts.silence());
        card.connect();
        card.connect();
        assertThat(desk.hosts.silent.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(link()).isInstanceOf(LinkState.Connecting.class);
        assertThat(desk.servers.mark(true)).isEqualTo(Mark.BUSY);
        assertThat(desk.servers.problems(true)).extracting(CardProblem::key).containsExactly("busy");
        card.cancel();
        assertThat(link()).isInstanceOf(LinkState.Idle.class);
        assertThat(desk.servers.mark(true)).isEqualTo(Mark.TO_COME);
        // The next click is a new attempt, and what comes of the first one late is not heard.
        card.connect();
        window.until("logged in", () -> link() instanceof LinkState.Connected);
        assertThat(desk.hosts.attempts).containsExactly("db1", "db1");
    }

    @Test
    void aQuestionThatIsGivenUpEndsTheAttempt() {
        desk.hosts.then(FakeHosts.key("SHA256:x"));
        card.connect();
        window.until("asked", () -> link() instanceof LinkState.Asking);
        assertThat(desk.servers.mark(true)).isEqualTo(Mark.BUSY);
        card.cancel();
        assertThat(link()).isInstanceOf(LinkState.Idle.class);
        desk.hosts.then(FakeHosts.fails(new Failure.Unreachable("db1", "refused", 22, "")));
        card.connect();
        window.until("failed", () -> link() instanceof LinkState.Failed);
        assertThat(((LinkState.Failed) link()).failure()).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void anAnswerGoesOnWithTheSameAttempt() {
        desk.hosts.then(FakeHosts.key("SHA256:x"));
        card.connect();
        window.until("asked", () -> link() instanceof LinkState.Asking);
        Question.HostKey question = (Question.HostKey) ((LinkState.Asking) link()).question();
        question.answer().accept(true);
        window.until("logged in", () -> link() instanceof LinkState.Connected);
        assertThat(desk.hosts.attempts).hasSize(1);
    }

    @Test
    void editingTheLoginEndsTheAttemptThatWasForTheOldOne() throws InterruptedException {
        desk.hosts.then(desk.hosts.silence());
        card.connect();
        assertThat(desk.hosts.silent.await(30, TimeUnit.SECONDS)).isTrue();
        card.form().type(Field.USER, "other");
        assertThat(link()).isInstanceOf(LinkState.Idle.class);
        card.connect();
        window.until("logged in", () -> link() instanceof LinkState.Connected);
    }

    @Test
    void aSecondLookKeepsWhatWasFoundInSight() {
        card.connect();
        window.until("logged in", () -> link() instanceof LinkState.Connected);
        card.look();
        assertThat(card.looking().get()).isTrue();
        assertThat(link()).as("what was found stays to be seen").isInstanceOf(LinkState.Connected.class);
        window.until("looked", () -> !card.looking().get());
        assertThat(desk.hosts.attempts).hasSize(1);
    }
}
