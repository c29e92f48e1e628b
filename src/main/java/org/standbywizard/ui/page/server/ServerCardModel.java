package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDefaults;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
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
    private Optional<Cancellation> running = Optional.empty();
    private String lastKeyFile = "";
    private final ReadOnlyBooleanWrapper keyWanted = new ReadOnlyBooleanWrapper();
    private boolean typing;
    private int attempt;

    ServerCardModel(WizardModel wizard, ServerEntry entry, Looker looker) {
        this.wizard = wizard;
        this.entry = entry;
        this.looker = looker;
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

    public String text(Field field) {
        return entry.text(field.path());
    }

    /** What the person typed into a field; empty text takes it out. */
    public void type(Field field, String text) {
        if (field == Field.KEY_FILE) {
            lastKeyFile = text;
            keyWanted.set(true);
        }
        change(text.isEmpty() ? part().without(field.path()) : part().with(field.path(), text));
    }

    /** The way that was chosen. A key file that is still to be named is not in the draft yet. */
    public Way way() {
        Way way = Way.of(part());
        return way == Way.AGENT && keyWanted.get() ? Way.KEY : way;
    }

    /** Changes when {@link #way} does without the draft. */
    public ReadOnlyBooleanProperty keyWanted() {
        return keyWanted.getReadOnlyProperty();
    }

    /** A key file that was named before comes back with its way. */
    public void choose(Way way) {
        if (Way.isGiven(part(), Field.KEY_FILE)) {
            lastKeyFile = text(Field.KEY_FILE);
        }
        keyWanted.set(way == Way.KEY);
        change(way.into(part(), lastKeyFile));
    }

    /** From where else than the person a secret comes, as the plan says: a variable's name or a file; else empty. */
    public Optional<String> sourceOf(Field field) {
        return Stream.of("env", "file")
                .map(kind -> part().text(field.path() + "." + kind))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public RootBy rootBy() {
        return RootBy.of(part());
    }

    public void choose(RootBy rootBy) {
        change(rootBy.into(part()));
    }

    private PlanDraft part() {
        return entry.part().get();
    }

    private void change(PlanDraft part) {
        typing = true;
        entry.replace(part);
        typing = false;
    }

    private void edited(PlanDraft was, PlanDraft is) {
        if (login(was).equals(login(is))) {
            return;
        }
        stop();
        entry.link().set(new LinkState.Idle());
        if (!typing) {
            keyWanted.set(false);
            secrets.forget();
            forgetLogin();
            return;
        }
        loggedIn.ifPresent(login -> {
            forgetLogin();
            boolean other = !was.text("host").equals(is.text("host"))
                    || !was.text("ssh.user").equals(is.text("ssh.user"));
            if (other) {
                secrets.forget();
            } else if (!was.text(Field.KEY_FILE.path()).equals(is.text(Field.KEY_FILE.path()))) {
                secrets.forgetPassphrase();
            }
        });
    }

    /** What decides who is logged in where. */
    private static PlanDraft login(PlanDraft part) {
        PlanDraft login = PlanDraft.EMPTY;
        for (String member : List.of("host", "ssh", "sudo")) {
            var node = part.root().members().get(member);
            if (node != null) {
                login = new PlanDraft(login.root().with(member, node));
            }
        }
        return login;
    }

    private void forgetLogin() {
        loggedIn.filter(login -> !isShared(login))
                .ifPresent(login -> wizard.services().work().background().execute(() -> wizard.links()
                        .drop(login)));
        loggedIn = Optional.empty();
    }

    /** Whether another cluster of the same machine is reached by the same connection. */
    private boolean isShared(ServerPlan login) {
        return wizard.servers().stream()
                .filter(other -> other != entry)
                .map(other -> wizard.validator().validateServer(other.part().get()))
                .filter(Validated::isValid)
                .map(Validated::get)
                .anyMatch(
                        other -> other.ssh().equals(login.ssh()) && other.sudo().equals(login.sudo()));
    }

    /** The server as entered, or what is wrong with it alone. */
    public Validated<ServerPlan> server() {
        return wizard.validator().validateServer(part());
    }

    public boolean isBusy() {
        LinkState state = entry.link().get();
        return state instanceof LinkState.Connecting || state instanceof LinkState.Asking;
    }

    /** What is missing for a login attempt; empty means it can be tried. */
    public List<CardProblem> missing() {
        List<CardProblem> missing = new ArrayList<>();
        for (Problem problem : server().problems()) {
            Field.at(problem.path()).ifPresent(field -> missing.add(CardProblem.of(this, field, problem)));
        }
        if (way() == Way.PASSWORD
                && isPrompt(Field.PASSWORD)
                && secrets.password().get().isEmpty()) {
            missing.add(CardProblem.of(this, Field.PASSWORD, "password"));
        }
        boolean sudoAsks = rootBy() == RootBy.SUDO_PASSWORD && isPrompt(Field.SUDO_PASSWORD);
        if (sudoAsks && way() != Way.PASSWORD && secrets.sudoPassword().get().isEmpty()) {
            missing.add(CardProblem.of(this, Field.SUDO_PASSWORD, "sudo-password"));
        }
        return missing;
    }

    /** Whether the person gives this secret here, rather than a file or the environment. */
    public boolean isPrompt(Field field) {
        return text(field).equals(Way.PROMPT);
    }

    /** One login attempt, then a look; does nothing while one is going on or something is missing. */
    public void connect() {
        if (isBusy() || !missing().isEmpty()) {
            return;
        }
        ServerPlan server = server().get();
        Answers answers =
                secrets.answers(server.ssh().host(), server.ssh().identityFile().map(Object::toString));
        Way way = way();
        int mine = begin(new LinkState.Connecting());
        run(mine, server, cancellation -> {
            CardQuestions questions = new CardQuestions(
                    wizard.services().work().window(), answers, way, question -> asked(mine, question));
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
        stop();
        looking.set(true);
        run(attempt, server, cancellation -> wizard.links().connect(server, cancellation));
    }

    private int begin(LinkState state) {
        stop();
        entry.link().set(state);
        return attempt;
    }

    private void run(int mine, ServerPlan server, java.util.function.Function<Cancellation, RemoteHost> way) {
        String role = wizard.rest()
                .get()
                .text("replication.role")
                .filter(r -> !r.isBlank())
                .orElse(PlanDefaults.ROLE);
        var targets = Targets.of(wizard, entry);
        Cancellation cancellation = wizard.services()
                .work()
                .start(
                        server.ssh().host(),
                        c -> looker.look(server, role, targets, way.apply(c), c),
                        facts -> found(mine, server, facts),
                        failure -> failed(mine, failure));
        // Done at once where work is done at once.
        running = mine == attempt && (isBusy() || looking.get()) ? Optional.of(cancellation) : Optional.empty();
    }

    private void asked(int mine, Optional<Question> question) {
        if (mine == attempt) {
            entry.link().set(question.<LinkState>map(LinkState.Asking::new).orElseGet(LinkState.Connecting::new));
        }
    }

    /** An answer to a question for a secret; empty gives up. */
    public void answer(Question.ForSecret question, Optional<org.standbywizard.remote.Secret> secret) {
        secret.ifPresent(given -> secrets.answered(question.purpose(), given));
        question.answer().accept(secret);
    }

    private void found(int mine, ServerPlan server, HostFacts facts) {
        if (mine == attempt) {
            loggedIn = Optional.of(server);
            looking.set(false);
            entry.link()
                    .set(new LinkState.Connected(
                            facts, wizard.services().clock().instant()));
        }
    }

    private void failed(int mine, Failure failure) {
        if (mine != attempt) {
            return;
        }
        looking.set(false);
        if (failure instanceof Failure.AuthFailed || failure instanceof Failure.SudoFailed) {
            secrets.forgetAnswers();
        }
        entry.link().set(failure instanceof Failure.Cancelled ? new LinkState.Idle() : new LinkState.Failed(failure));
    }

    /** Gives the attempt up. */
    public void cancel() {
        if (isBusy()) {
            begin(new LinkState.Idle());
        } else {
            stop();
        }
    }

    /** Nothing of what goes on will be heard any more. */
    private void stop() {
        attempt++;
        looking.set(false);
        running.ifPresent(Cancellation::cancel);
        running = Optional.empty();
    }

    /** Names the cluster that is meant, and reads what its server says. */
    public void choose(ClusterFacts cluster) {
        change(part().with(Field.CLUSTER.path(), cluster.name()));
        look();
    }

    /** The cluster that is meant: named in the plan, else the only one. Empty if none or several could be. */
    public Optional<ClusterFacts> cluster() {
        return entry.facts().flatMap(facts -> chosen(facts, text(Field.CLUSTER).strip()));
    }

    private static Optional<ClusterFacts> chosen(HostFacts facts, String named) {
        if (named.isEmpty()) {
            return facts.clusters().size() == 1 ? facts.chosen() : Optional.empty();
        }
        boolean looked = facts.chosen().filter(c -> isNamed(c, named)).isPresent();
        return looked
                ? facts.chosen()
                : facts.clusters().stream().filter(c -> isNamed(c, named)).findFirst();
    }

    private static boolean isNamed(ClusterFacts cluster, String named) {
        return named.equals(cluster.name())
                || named.equals(cluster.dataDirectory())
                || named.equals(cluster.realDataDirectory());
    }

    /** What the chosen cluster's server says; empty if it does not run, could not be asked, or was not yet asked. */
    public Optional<ServerFacts> running() {
        return entry.facts().filter(facts -> cluster().equals(facts.chosen())).flatMap(HostFacts::server);
    }

    /** Exchanges what was typed and found with another card, whose drafts are exchanged by {@code drafts}. */
    void swap(ServerCardModel other, Runnable drafts) {
        stop();
        other.stop();
        LinkState own = settled(entry.link().get());
        LinkState others = settled(other.entry.link().get());
        secrets.swap(other.secrets);
        Optional<ServerPlan> login = loggedIn;
        String keyFile = lastKeyFile;
        entry.part().removeListener(edited);
        other.entry.part().removeListener(other.edited);
        drafts.run();
        entry.part().addListener(edited);
        other.entry.part().addListener(other.edited);
        loggedIn = other.loggedIn;
        other.loggedIn = login;
        lastKeyFile = other.lastKeyFile;
        other.lastKeyFile = keyFile;
        boolean wanted = keyWanted.get();
        keyWanted.set(other.keyWanted.get());
        other.keyWanted.set(wanted);
        entry.link().set(others);
        other.entry.link().set(own);
    }

    /** An attempt that was going on was stopped. */
    private static LinkState settled(LinkState state) {
        return state instanceof LinkState.Connecting || state instanceof LinkState.Asking
                ? new LinkState.Idle()
                : state;
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
