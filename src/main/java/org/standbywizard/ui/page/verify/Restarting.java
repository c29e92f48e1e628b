package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.BesideRun;
import org.standbywizard.run.RunIds;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.verify.ExpectedStandby;
import org.standbywizard.verify.SenderRow;

/** The restart test: of a standby, or with its own consent of the primary. */
final class Restarting {
    private final Services services;
    private final Deeds deeds;
    private final ObservableValue<Optional<Moment>> moment;
    private final Supplier<Optional<Subject>> subject;
    private final ReadOnlyObjectWrapper<RestartState> state = new ReadOnlyObjectWrapper<>(new RestartState.None());
    private final ObjectProperty<Optional<HostId>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty consent = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<OptionalInt> clients = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private Cancellation counting = new Cancellation();

    Restarting(
            Services services,
            Deeds deeds,
            ObservableValue<Optional<Moment>> moment,
            Supplier<Optional<Subject>> subject) {
        this.services = services;
        this.deeds = deeds;
        this.moment = moment;
        this.subject = subject;
        chosen.addListener((o, was, is) -> {
            consent.set(false);
            count();
        });
    }

    ReadOnlyObjectProperty<RestartState> state() {
        return state.getReadOnlyProperty();
    }

    /** Which server; at first none, which means the first standby. */
    ObjectProperty<Optional<HostId>> chosen() {
        return chosen;
    }

    /** That the connections of the chosen server may drop; taken back when another one is chosen, and after each test. */
    BooleanProperty consent() {
        return consent;
    }

    /** Connections that would drop, as counted last; empty while nobody knows. */
    ReadOnlyObjectProperty<OptionalInt> clients() {
        return clients.getReadOnlyProperty();
    }

    /** The standbys first, for they are what is usually tested. */
    List<HostId> servers() {
        List<HostId> all = new ArrayList<>();
        moment.getValue().ifPresent(m -> {
            m.standbys().forEach(view -> all.add(view.id()));
            all.add(m.primary());
        });
        return all;
    }

    Optional<HostId> server() {
        return chosen.get().filter(servers()::contains).or(() -> servers().stream()
                .findFirst());
    }

    boolean isPrimary(HostId server) {
        return moment.getValue().map(m -> m.primary().equals(server)).orElse(false);
    }

    /** Whether commits wait for this standby, so that they hang while it is down. */
    boolean isSynchronous(HostId server) {
        return moment.getValue().stream()
                .flatMap(m -> m.standbys().stream())
                .filter(view -> view.id().equals(server))
                .anyMatch(view -> view.sender().map(SenderRow::isSynchronous).orElse(false));
    }

    /** Whether somebody's connections or commits are at stake. */
    boolean needsConsent(HostId server) {
        return isPrimary(server) || isSynchronous(server) || clients.get().orElse(0) > 0;
    }

    boolean isPossible() {
        return server().map(s -> moment.getValue().flatMap(m -> m.sample(s)).isPresent())
                .orElse(false);
    }

    /** Counts the connections of the chosen server anew. */
    void count() {
        counting.cancel();
        clients.set(OptionalInt.empty());
        if (subject.get().isEmpty() || server().isEmpty()) {
            return;
        }
        Subject now = subject.get().get();
        HostId server = server().get();
        counting = services.work()
                .start(
                        server.name(),
                        cancellation -> deeds.clients(now, server, cancellation),
                        number -> {
                            if (server().filter(server::equals).isPresent()) {
                                clients.set(OptionalInt.of(number));
                            }
                        },
                        failure -> clients.set(OptionalInt.empty()));
    }

    /** Restarts the chosen server; without the consent that it needs nothing happens. */
    void begin() {
        if (state.get() instanceof RestartState.Running
                || !isPossible()
                || subject.get().isEmpty()) {
            return;
        }
        HostId server = server().orElseThrow();
        if (needsConsent(server) && !consent.get()) {
            return;
        }
        Subject now = subject.get().get();
        Moment seen = moment.getValue().orElseThrow();
        ChangeSet changes = now.beside()
                .restart(
                        server,
                        seen.primary(),
                        followers(seen, server),
                        RunIds.next(services.clock().instant(), services.random()));
        OptionalInt agreed = clients.get();
        state.set(new RestartState.Running(server));
        services.work()
                .start(
                        server.name(),
                        cancellation -> run(now, server, agreed, changes, cancellation),
                        this::ended,
                        failure -> ended(new RestartState.Failed(server, failure)));
    }

    /** Counts again just before: more connections than were agreed to are asked about anew. */
    private RestartState run(
            Subject now, HostId server, OptionalInt agreed, ChangeSet changes, Cancellation cancellation) {
        if (agreed.isPresent()) {
            int found = deeds.clients(now, server, cancellation);
            if (found > agreed.getAsInt()) {
                return new RestartState.Grew(server, found);
            }
        }
        BesideRun.Result result = deeds.beside(now.plan(), changes, cancellation);
        return new RestartState.Passed(
                server, Long.parseLong(result.facts().get(RestartTest.UP)), streaming(changes, result));
    }

    /** Who must stream again: the standby itself, or all that streamed from the primary. */
    private static Map<HostId, String> followers(Moment seen, HostId server) {
        Map<HostId, String> names = new LinkedHashMap<>();
        for (ExpectedStandby standby : seen.found().expected().standbys()) {
            boolean streams = seen.standbys().stream()
                    .filter(view -> view.id().equals(standby.id()))
                    .anyMatch(view -> Headline.kindOf(view, seen.status()) == Headline.Kind.STREAMING);
            boolean meant =
                    seen.primary().equals(server) ? streams : standby.id().equals(server);
            if (meant) {
                names.put(standby.id(), standby.applicationName());
            }
        }
        return names;
    }

    private static Map<HostId, Long> streaming(ChangeSet changes, BesideRun.Result result) {
        RestartTest step = (RestartTest) changes.steps().findFirst().orElseThrow();
        Map<HostId, Long> millis = new LinkedHashMap<>();
        step.followers().keySet().forEach(id -> Optional.ofNullable(
                        result.facts().get(RestartTest.STREAMING + id))
                .ifPresent(text -> millis.put(id, Long.valueOf(text))));
        return millis;
    }

    private void ended(RestartState now) {
        consent.set(false);
        if (now instanceof RestartState.Grew grew) {
            clients.set(OptionalInt.of(grew.clients()));
        }
        state.set(now);
    }

    void reset() {
        counting.cancel();
        chosen.set(Optional.empty());
        consent.set(false);
        state.set(new RestartState.None());
    }
}
