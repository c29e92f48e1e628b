package org.standbywizard.ui.page.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.WizardModel;

/** The consent to a restart: to so many connections as are counted when it is given, and to no more. */
final class RestartConsent {
    /** Counts a server's connections at this moment; not on the window's thread. */
    @FunctionalInterface
    interface Counter {
        Connections count(ServerPlan server, HostFacts facts, Cancellation cancellation);
    }

    private static final Connections NONE = new Connections(0, 0);

    private final WizardModel model;
    private final Counter counter;
    private final Consumer<Word> say;
    private final ReadOnlyObjectWrapper<Map<HostId, Connections>> counted = new ReadOnlyObjectWrapper<>(Map.of());
    private List<Cost.Restart> restarts = List.of();
    private Map<HostId, Connections> agreedTo = Map.of();

    RestartConsent(WizardModel model, Counter counter, Consumer<Word> say) {
        this.model = model;
        this.counter = counter;
        this.say = say;
    }

    /** Servers that restart, with why. */
    List<Cost.Restart> restarts() {
        return restarts;
    }

    /** Connections of all servers, as counted last. */
    ReadOnlyObjectProperty<Map<HostId, Connections>> counted() {
        return counted.getReadOnlyProperty();
    }

    ReadOnlyProperty<Consents> said() {
        return model.consents();
    }

    /** A preview was made: these servers restart, and this is how they were when they were looked at. */
    void begin(List<Cost.Restart> planned, Checked checked) {
        restarts = List.copyOf(planned);
        looked(checked);
    }

    /** Takes over the figures of a look. */
    void looked(Checked checked) {
        Map<HostId, Connections> found = new HashMap<>();
        checked.facts().forEach((host, facts) -> found.put(host, Cost.connections(facts)));
        counted.set(Map.copyOf(found));
        requireNoMore();
    }

    /** Counts once more; what cannot be counted stays as it was. */
    void count(Checked checked) {
        for (ServerPlan server : checked.plan().servers()) {
            if (restarts.stream().anyMatch(restart -> restart.host().equals(server.id()))) {
                model.services()
                        .work()
                        .start(
                                server.ssh().host(),
                                cancellation ->
                                        counter.count(server, checked.facts().get(server.id()), cancellation),
                                now -> counted(server.id(), now),
                                failure -> say.accept(new Word.Failed(failure)));
            }
        }
    }

    private void counted(HostId host, Connections now) {
        Map<HostId, Connections> all = new HashMap<>(counted.get());
        all.put(host, now);
        counted.set(Map.copyOf(all));
        requireNoMore();
    }

    /** Takes the consent back if it was given to fewer connections. */
    private void requireNoMore() {
        if (model.consents().get().restart() && isMore()) {
            set(false, false);
            say.accept(new Word.More());
        }
    }

    private boolean isMore() {
        return restarts.stream().map(Cost.Restart::host).anyMatch(host -> {
            Connections before = agreedTo.getOrDefault(host, NONE);
            Connections now = counted.get().getOrDefault(host, NONE);
            return now.clients() > before.clients() || now.standbys() > before.standbys();
        });
    }

    /** The servers may be restarted at once, for the connections counted now. Takes back the pause. */
    void allow(boolean allowed) {
        agreedTo = counted.get();
        set(allowed, false);
        Optional<Checked> checked = model.checked().get();
        if (allowed && checked.isPresent()) {
            count(checked.get());
        }
    }

    /** The run waits before the restart. Takes back that it may be done at once. */
    void pause(boolean pause) {
        set(false, pause);
    }

    private void set(boolean atOnce, boolean pause) {
        model.consents().set(model.consents().get().withRestart(atOnce, pause));
    }

    boolean isDecided() {
        Consents said = model.consents().get();
        return restarts.isEmpty() || said.restart() || said.pauseBeforeRestart();
    }
}
