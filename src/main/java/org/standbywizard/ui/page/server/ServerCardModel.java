package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import org.standbywizard.check.Probe;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDefaults;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/**
 * One server: what is entered, the secrets typed for it, the way to it, and what was found there. A secret that logged in
 * belongs to that login and is forgotten when host or user change; one that did not yet is only text in a field.
 */
public final class ServerCardModel implements AutoCloseable {
    private final WizardModel wizard;
    private final ServerEntry entry;
    private final Looker looker;
    private final TypedSecrets secrets = new TypedSecrets();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ChangeListener<PlanDraft> edited = (o, was, is) -> edited(was, is);
    private Optional<ServerPlan> loggedIn = Optional.empty();
    private final Attempts attempts;
    private final LoginForm form;

    ServerCardModel(WizardModel wizard, ServerEntry entry, Looker looker) {
        this.wizard = wizard;
        this.entry = entry;
        this.looker = looker;
        this.form = new LoginForm(entry);
        this.attempts = new Attempts(wizard.services().work());
        entry.part().addListener(edited);
    }

    public ServerEntry entry() {
        return entry;
    }

    public TypedSecrets secrets() {
        return secrets;
    }

    /** Whether facts are being read anew over a connection that stands. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** What is entered. */
    public LoginForm form() {
        return form;
    }

    public String text(Field field) {
        return form.text(field);
    }

    private void edited(PlanDraft was, PlanDraft is) {
        if (Login.of(was).equals(Login.of(is))) {
            return;
        }
        stop();
        entry.link().set(new LinkState.Idle());
        if (!form.isTyping()) {
            form.forget();
            secrets.forget();
            forgetLogin();
            return;
        }
        loggedIn.ifPresent(login -> {
            forgetLogin();
            if (!Login.isSameAccount(was, is)) {
                secrets.forget();
            } else if (!Login.isSame(was, is, Field.KEY_FILE)) {
                secrets.forgetPassphrase();
            }
        });
    }

    private void forgetLogin() {
        loggedIn.filter(login -> !Login.isShared(wizard, entry, login))
                .ifPresent(login -> wizard.services().work().background().execute(() -> wizard.links()
                        .drop(login)));
        loggedIn = Optional.empty();
    }

    /** The server as entered, or what is wrong with it alone. */
    public Validated<ServerPlan> server() {
        return wizard.validator().validateServer(entry.part().get());
    }

    public boolean isBusy() {
        return entry.link().get().isBusy();
    }

    /** What is missing for a login attempt; empty means it can be tried. */
    public List<CardProblem> missing() {
        return Readiness.missing(this);
    }

    /** One login attempt, then a look; does nothing while one is going on or something is missing. */
    public void connect() {
        if (isBusy() || !missing().isEmpty()) {
            return;
        }
        ServerPlan server = server().get();
        Answers answers =
                secrets.answers(server.ssh().host(), server.ssh().identityFile().map(Object::toString));
        Way way = form.way();
        entry.link().set(new LinkState.Connecting());
        run(server, (cancellation, ask) -> {
            CardQuestions questions = new CardQuestions(wizard.services().work().window(), answers, way, ask);
            try (Cancellation.Registration stop = cancellation.onCancel(questions::giveUp)) {
                return wizard.links().connect(server, questions, cancellation);
            }
        });
    }

    /** Reads the facts anew over the connection that stands; logs in if there is none. */
    public void look() {
        if (isBusy()) {
            return;
        }
        if (!(entry.link().get() instanceof LinkState.Connected)
                || !server().isValid()
                || !wizard.links().isOpen(server().get())) {
            connect();
            return;
        }
        ServerPlan server = server().get();
        looking.set(true);
        run(server, (cancellation, ask) -> wizard.links().connect(server, cancellation));
    }

    private void run(ServerPlan server, BiFunction<Cancellation, Consumer<Optional<Question>>, RemoteHost> reach) {
        String role = wizard.rest()
                .get()
                .text("replication.role")
                .filter(r -> !r.isBlank())
                .orElse(PlanDefaults.ROLE);
        Probe.Targets targets = Targets.of(wizard, entry);
        attempts.start(
                server.ssh().host(),
                (c, ask) -> looker.look(server, role, targets, reach.apply(c, ask), c),
                this::asked,
                facts -> found(server, facts),
                this::failed);
    }

    private void asked(Optional<Question> question) {
        entry.link().set(question.<LinkState>map(LinkState.Asking::new).orElseGet(LinkState.Connecting::new));
    }

    /** An answer to a question for a secret; empty gives up. */
    public void answer(Question.ForSecret question, Optional<Secret> secret) {
        secret.ifPresent(given -> secrets.answered(question.purpose(), given));
        question.answer().accept(secret);
    }

    private void found(ServerPlan server, HostFacts facts) {
        loggedIn = Optional.of(server);
        looking.set(false);
        entry.link()
                .set(new LinkState.Connected(facts, wizard.services().clock().instant()));
    }

    private void failed(Failure failure) {
        looking.set(false);
        if (failure instanceof Failure.AuthFailed || failure instanceof Failure.SudoFailed) {
            secrets.forgetAnswers();
        }
        entry.link().set(failure instanceof Failure.Cancelled ? new LinkState.Idle() : new LinkState.Failed(failure));
    }

    /** Gives the attempt up. */
    public void cancel() {
        stop();
        entry.link().set(entry.link().get().stopped());
    }

    /** Nothing of what goes on will be heard any more. */
    private void stop() {
        attempts.stop();
        looking.set(false);
    }

    /** Names the cluster that is meant, and reads what its server says. */
    public void choose(ClusterFacts cluster) {
        form.type(Field.CLUSTER, cluster.name());
        look();
    }

    /** The cluster that is meant: named in the plan, else the only one. Empty if none or several could be. */
    public Optional<ClusterFacts> cluster() {
        return entry.facts()
                .flatMap(facts -> Clusters.chosen(facts, text(Field.CLUSTER).strip()));
    }

    /** What the chosen cluster's server says; empty if it does not run, could not be asked, or was not yet asked. */
    public Optional<ServerFacts> running() {
        return entry.facts().filter(facts -> cluster().equals(facts.chosen())).flatMap(HostFacts::server);
    }

    /** Exchanges what was typed and found with another card, whose drafts are exchanged by {@code drafts}. */
    void swap(ServerCardModel other, Runnable drafts) {
        stop();
        other.stop();
        LinkState own = entry.link().get().stopped();
        LinkState others = other.entry.link().get().stopped();
        secrets.swap(other.secrets);
        Optional<ServerPlan> login = loggedIn;
        form.swap(other.form);
        entry.part().removeListener(edited);
        other.entry.part().removeListener(other.edited);
        drafts.run();
        entry.part().addListener(edited);
        other.entry.part().addListener(other.edited);
        loggedIn = other.loggedIn;
        other.loggedIn = login;
        entry.link().set(others);
        other.entry.link().set(own);
    }

    /** The server is taken out of the plan: its connection is closed and its secrets are forgotten. */
    @Override
    public void close() {
        stop();
        entry.part().removeListener(edited);
        secrets.forget();
        forgetLogin();
    }
}
