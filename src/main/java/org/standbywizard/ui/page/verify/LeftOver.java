package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.ui.model.Services;

/** What is left to do: what only a person can decide, as far as the servers and journals name it. */
final class LeftOver {
    private final Services services;
    private final Deeds deeds;
    private final ObservableValue<Past> past;
    private final Supplier<Optional<Subject>> subject;
    private final ReadOnlyObjectWrapper<Map<Past.Aside, OptionalLong>> sizes = new ReadOnlyObjectWrapper<>(Map.of());
    private Cancellation measuring = new Cancellation();

    LeftOver(Services services, Deeds deeds, ObservableValue<Past> past, Supplier<Optional<Subject>> subject) {
        this.services = services;
        this.deeds = deeds;
        this.past = past;
        this.subject = subject;
    }

    /**
     * Former data directories, with their bytes: no entry while they are measured or where nobody could, an empty one
     * where the directory is gone.
     */
    ReadOnlyObjectProperty<Map<Past.Aside, OptionalLong>> sizes() {
        return sizes.getReadOnlyProperty();
    }

    List<Past.Aside> aside() {
        return past.getValue().aside();
    }

    /** The primary's firewall, if one was found. */
    Optional<String> firewall(HostId primary) {
        return subject.get()
                .map(s -> s.facts().get(primary))
                .map(HostFacts::os)
                .map(os -> os.firewall())
                .filter(name -> !name.isEmpty());
    }

    void look() {
        measuring.cancel();
        sizes.set(Map.of());
        List<Past.Aside> directories = aside();
        if (directories.isEmpty() || subject.get().isEmpty()) {
            return;
        }
        Subject now = subject.get().get();
        measuring = services.work()
                .start(
                        directories.get(0).host().name(),
                        cancellation -> deeds.sizes(now, directories, cancellation),
                        sizes::set,
                        failure -> sizes.set(Map.of()));
    }

    void reset() {
        measuring.cancel();
        sizes.set(Map.of());
    }
}
