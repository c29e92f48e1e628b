package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Question;

/** A card logs in once a click, says what went wrong, and loses nothing that was typed. */
class ServerCardModelTest {
    private static final String KEY = "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q";

    @TempDir
    Path home;

    private Desk desk;
    private ServerCardModel card;

    @BeforeEach
    void aCard() {
        desk = new Desk(home);
        card = desk.card;
        desk.hosts.host("db1", Desk.db1().build());
        card.form().type(Field.HOST, "db1");
        card.form().type(Field.USER, "admin");
    }

    private LinkState link() {
        return card.entry().link().get();
    }

    private Failure failure() {
        return ((LinkState.Failed) link()).failure();
    }

    private <Q extends Question> void answering(Class<Q> kind, Consumer<Q> answer) {
        card.entry().link().addListener((o, was, is) -> {
            if (is instanceof LinkState.Asking asking && kind.isInstance(asking.question())) {
                answer.accept(kind.cast(asking.question()));
            }
        });
    }

    @Test
    void aLoginShowsWhatIsThere() {
        card.connect();
        assertThat(link()).isEqualTo(new LinkState.Connected(Desk.db1().build(), TestServices.NOW));
        assertThat(card.cluster().orElseThrow().name()).isEqualTo("15/main");
        assertThat(card.running().orElseThrow().clients()).isEqualTo(12);
        assertThat(desk.hosts.attempts).containsExactly("db1");
    }

    @Test
    void aWrongPasswordIsCorrectedAndNothingElseIsLost() {
        desk.hosts.then(FakeHosts.password("right")).then(FakeHosts.password("right"));
        card.form().choose(Way.PASSWORD);
        card.form().type(Field.PORT, "2222");
        card.form().type(Field.JUMP, "bastion");
        card.secrets().password().set("wrong");
        card.connect();

        assertThat(failure()).isEqualTo(new Failure.AuthFailed("db1", "admin", "password", "tried: password"));
        assertThat(FailurePlace.of(failure(), card.entry().part().get())).contains(Field.PASSWORD);
        assertThat(desk.hosts.attempts).as("one attempt a click").hasSize(1);

        card.secrets().password().set("right");
        card.connect();

        assertThat(link()).isInstanceOf(LinkState.Connected.class);
        assertThat(desk.hosts.attempts).hasSize(2);
        assertThat(card.text(Field.PORT)).isEqualTo("2222");
        assertThat(card.text(Field.JUMP)).isEqualTo("bastion");
        assertThat(card.text(Field.USER)).isEqualTo("admin");
    }

    @Test
    void aTypedSecretIsNeverInThePlan() {
        card.form().choose(Way.PASSWORD);
        card.form().choose(RootBy.SUDO_PASSWORD);
        card.secrets().password().set("geheim-1");
        card.secrets().sudoPassword().set("geheim-2");
        PlanDraft draft = desk.wizard.draft().get();
        assertThat(draft.text("primary.ssh.password")).contains("prompt");
        assertThat(draft.text("primary.sudo.password")).contains("prompt");
        assertThat(everyText(draft.root())).noneMatch(text -> text.contains("geheim"));
        assertThat(card.secrets().toString()).doesNotContain("geheim");
        assertThat(card.secrets().answers("db1", Optional.empty()).toString()).doesNotContain("geheim");
    }

    private static List<String> everyText(DraftNode node) {
        List<String> all = new ArrayList<>();
        if (node instanceof DraftNode.Text text) {
            all.add(text.text());
        } else if (node instanceof DraftNode.Fields fields) {
            fields.members().values().forEach(child -> all.addAll(everyText(child)));
        } else if (node instanceof DraftNode.Items items) {
            items.elements().forEach(child -> all.addAll(everyText(child)));
        }
        return all;
    }

    @Test
    void withoutAPasswordNothingIsTried() {
        card.form().choose(Way.PASSWORD);
        card.connect();
        assertThat(desk.hosts.attempts).isEmpty();
        assertThat(card.missing()).extracting(CardProblem::field).containsExactly(Field.PASSWORD);
    }

    @Test
    void withoutAHostOrWithAWrongPortNothingIsTried() {
        card.form().type(Field.HOST, "");
        card.form().type(Field.PORT, "x");
        card.connect();
        assertThat(desk.hosts.attempts).isEmpty();
        assertThat(card.missing()).extracting(CardProblem::field).containsExactly(Field.HOST, Field.PORT);
    }

    @Test
    void aKeyFileThatWasChosenIsToBeNamed() {
        card.form().choose(Way.KEY);
        card.connect();
        assertThat(desk.hosts.attempts).isEmpty();
        assertThat(card.missing()).extracting(CardProblem::key).containsExactly("key-file");
        card.form().type(Field.KEY_FILE, "~/.ssh/shop");
        card.form().type(Field.KEY_FILE, "");
        assertThat(card.form().way()).as("emptied to be typed anew").isEqualTo(Way.KEY);
    }

    @Test
    void anUnknownHostKeyIsAskedOnTheCard() {
        desk.hosts.then(FakeHosts.key(KEY));
        List<Question.HostKey> asked = new ArrayList<>();
        answering(Question.HostKey.class, question -> {
            asked.add(question);
            question.answer().accept(true);
        });
        card.connect();
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).fingerprint()).isEqualTo(KEY);
        assertThat(link()).isInstanceOf(LinkState.Connected.class);
        assertThat(desk.hosts.attempts).hasSize(1);
    }

    @Test
    void whoDoesNotTrustAKeyIsNotLoggedIn() {
        desk.hosts.then(FakeHosts.key(KEY));
        answering(Question.HostKey.class, question -> question.answer().accept(false));
        card.connect();
        assertThat(failure()).isEqualTo(new Failure.HostKeyUnknown("db1", "ssh-ed25519", KEY));
        assertThat(card.entry().facts()).isEmpty();
    }

    @Test
    void aChangedHostKeyAsksNothing() {
        Failure changed =
                new Failure.HostKeyChanged("db1", "ssh-ed25519", KEY, "SHA256:old", "/home/kim/.ssh/known_hosts", 7);
        desk.hosts.then(FakeHosts.fails(changed));
        answering(Question.class, question -> {
            throw new AssertionError("asked: " + question);
        });
        card.connect();
        assertThat(failure()).isEqualTo(changed);
        assertThat(desk.hosts.attempts).hasSize(1);
    }

    @Test
    void aCodeOfTheMinuteIsAskedOnTheCardEachTime() {
        SecretPurpose code = new SecretPurpose.OneTime("Verification code:", "admin", "db1");
        desk.hosts.then(FakeHosts.asks(code, "222222")).then(FakeHosts.asks(code, "222222"));
        List<SecretPurpose> asked = new ArrayList<>();
        answering(Question.ForSecret.class, question -> {
            asked.add(question.purpose());
            card.answer(question, Optional.of(new Secret(asked.size() == 1 ? "111111" : "222222")));
        });
        card.connect();
        assertThat(((Failure.AuthFailed) failure()).reason()).isEqualTo("one-time-code");
        card.connect();
        assertThat(link()).isInstanceOf(LinkState.Connected.class);
        assertThat(asked).containsExactly(code, code);
    }

    @Test
    void aPassphraseAnsweredOnTheCardIsNotAskedAgain() {
        SecretPurpose passphrase = new SecretPurpose.Passphrase("/home/kim/.ssh/id_rsa");
        desk.hosts.then(FakeHosts.asks(passphrase, "p")).then(FakeHosts.asks(passphrase, "p"));
        List<SecretPurpose> asked = new ArrayList<>();
        answering(Question.ForSecret.class, question -> {
            asked.add(question.purpose());
            card.answer(question, Optional.of(new Secret("p")));
        });
        card.connect();
        card.connect();
        assertThat(link()).isInstanceOf(LinkState.Connected.class);
        assertThat(asked).containsExactly(passphrase);
    }

    @Test
    void whoChoseThePasswordIsNotAskedForKeysThatHappenToLieAbout() {
        SecretPurpose stray = new SecretPurpose.Passphrase("/home/kim/.ssh/id_rsa");
        desk.hosts.then((server, questions, secrets, cancellation) -> {
            assertThat(questions.secret(stray)).isEmpty();
            return "admin";
        });
        answering(Question.class, question -> {
            throw new AssertionError("asked: " + question);
        });
        card.form().choose(Way.PASSWORD);
        card.secrets().password().set("x");
        card.connect();
        assertThat(link()).isInstanceOf(LinkState.Connected.class);
    }

    @Test
    void theTypedPassphraseOpensTheNamedFileOnly() {
        String file = home.resolve("key").toString();
        desk.hosts.then((server, questions, secrets, cancellation) -> {
            assertThat(questions.secret(new SecretPurpose.Passphrase(file))).contains(new Secret("p"));
            return "admin";
        });
        card.form().choose(Way.KEY);
        card.form().type(Field.KEY_FILE, "key");
        card.secrets().passphrase().set("p");
        card.connect();
        assertThat(link()).isInstanceOf(LinkState.Connected.class);
        assertThat(card.secrets()
                        .answers("db1", Optional.of(file))
                        .to(new SecretPurpose.Passphrase("/home/kim/.ssh/other")))
                .isEmpty();
    }

    @Test
    void aPasswordIsOnlyForItsHost() {
        card.secrets().password().set("x");
        Answers answers = card.secrets().answers("db1", Optional.empty());
        assertThat(answers.to(new SecretPurpose.LoginPassword("admin", "db1"))).contains(new Secret("x"));
        assertThat(answers.to(new SecretPurpose.LoginPassword("admin", "bastion")))
                .isEmpty();
        assertThat(answers.to(new SecretPurpose.SudoPassword("admin", "db1")))
                .as("sudo mostly takes the login's")
                .contains(new Secret("x"));
    }

    @Test
    void sudoRefusedNamesItsField() {
        Failure refused = new Failure.SudoFailed("db1", "admin", "not-allowed", "admin is not in the sudoers file");
        desk.hosts.then(FakeHosts.fails(refused));
        card.connect();
        assertThat(FailurePlace.of(failure(), card.entry().part().get())).contains(Field.ROOT_BY);
        card.form().choose(RootBy.NONE);
        assertThat(link()).as("changed since").isInstanceOf(LinkState.Idle.class);
    }

    @Test
    void aKeyFileComesBackWithItsWay() {
        card.form().choose(Way.KEY);
        card.form().type(Field.KEY_FILE, "~/.ssh/shop");
        card.form().choose(Way.PASSWORD);
        assertThat(card.entry().part().get().text("ssh.identityFile")).isEmpty();
        card.form().choose(Way.KEY);
        assertThat(card.text(Field.KEY_FILE)).isEqualTo("~/.ssh/shop");
        assertThat(card.entry().part().get().text("ssh.password")).isEmpty();
    }

    @Test
    void aSourceThatAPlanFileNamesIsKept() {
        card.entry()
                .replace(PlanDraft.EMPTY
                        .with("host", "db1")
                        .with("ssh.password.env", "LOGIN")
                        .with("sudo.password.env", "SUDO"));
        assertThat(card.form().way()).isEqualTo(Way.PASSWORD);
        assertThat(card.form().rootBy()).isEqualTo(RootBy.SUDO_PASSWORD);
        assertThat(card.missing()).as("nothing to be typed").isEmpty();
        card.form().choose(Way.PASSWORD);
        card.form().choose(RootBy.SUDO_PASSWORD);
        assertThat(card.entry().text("ssh.password.env")).isEqualTo("LOGIN");
        assertThat(card.entry().text("sudo.password.env")).isEqualTo("SUDO");
    }

    @Test
    void aSecretThatLoggedInGoesWithItsLogin() {
        desk.hosts.then(FakeHosts.password("x"));
        card.form().choose(Way.PASSWORD);
        card.secrets().password().set("x");
        card.secrets().sudoPassword().set("y");
        card.connect();
        card.form().type(Field.PORT, "2222");
        assertThat(card.secrets().password().get()).as("the same account").isEqualTo("x");
        card.connect();
        card.form().type(Field.HOST, "db9");
        assertThat(card.secrets().password().get()).isEmpty();
        assertThat(card.secrets().sudoPassword().get()).isEmpty();
        assertThat(desk.hosts.closed).contains("db1");
    }

    @Test
    void aSecretTypedBeforeAMisspeltHostStays() {
        desk.hosts.then(FakeHosts.fails(new Failure.Unreachable("dbl", "name-not-found", 22, "")));
        card.form().choose(Way.PASSWORD);
        card.form().type(Field.HOST, "dbl");
        card.secrets().password().set("x");
        card.connect();
        assertThat(FailurePlace.of(failure(), card.entry().part().get())).contains(Field.HOST);
        card.form().type(Field.HOST, "db1");
        assertThat(card.secrets().password().get()).isEqualTo("x");
    }

    @Test
    void anotherPlanGetsNoSecretOfThisOne() {
        card.form().choose(Way.PASSWORD);
        card.secrets().password().set("x");
        desk.wizard.open(
                PlanDraft.EMPTY.with("primary.host", "other").with("primary.ssh.password", "prompt"), Optional.empty());
        assertThat(card.secrets().password().get()).isEmpty();
        assertThat(card.text(Field.HOST)).isEqualTo("other");
    }

    @Test
    void withSeveralClustersNoneIsPreselected() {
        Facts second = Facts.of("db1", "192.168.7.11");
        second.clusterName = "14/old";
        second.data = "/var/lib/postgresql/14/old";
        HostFacts both = Desk.withSecond(Desk.db1(), second.stopped());
        desk.hosts.host("db1", both);
        card.connect();
        assertThat(card.cluster()).isEmpty();
        assertThat(desk.servers.problems(true)).extracting(CardProblem::key).containsExactly("choose-cluster");

        card.choose(both.clusters().get(0));
        assertThat(card.text(Field.CLUSTER)).isEqualTo("15/main");
        assertThat(card.running()).isPresent();
        assertThat(desk.servers.problems(true)).isEmpty();
        assertThat(desk.hosts.attempts).as("over the same connection").hasSize(1);
    }

    @Test
    void factsOfAnotherClusterAreNotShownForTheChosenOne() {
        Facts second = Facts.of("db1", "192.168.7.11");
        second.clusterName = "14/old";
        second.data = "/var/lib/postgresql/14/old";
        HostFacts both = Desk.withSecond(Desk.db1(), second);
        desk.hosts.host("db1", both);
        card.connect();
        // The fake look still tells of the first cluster.
        card.choose(both.clusters().get(1));
        assertThat(card.cluster().orElseThrow().name()).isEqualTo("14/old");
        assertThat(card.running()).isEmpty();
    }
}
