package org.standbywizard.ui.model;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDraft;

/** One server as the person enters it: its part of the plan's draft, and the connection to it. */
public final class ServerEntry {
    private final boolean primary;
    private final ReadOnlyObjectWrapper<PlanDraft> part;
    private final ObjectProperty<LinkState> link = new SimpleObjectProperty<>(new LinkState.Idle());

    /** @param part what stands under {@code primary} or {@code standbys[i]} in a plan */
    public ServerEntry(boolean primary, PlanDraft part) {
        this.primary = primary;
        this.part = new ReadOnlyObjectWrapper<>(part);
    }

    public boolean isPrimary() {
        return primary;
    }

    /** Fields as in a plan, such as {@code host} and {@code ssh.user}. */
    public ReadOnlyObjectProperty<PlanDraft> part() {
        return part.getReadOnlyProperty();
    }

    /** Empty text if nothing was entered. */
    public String text(String path) {
        return part.get().text(path).orElse("");
    }

    /** Sets a field; empty text takes it out. */
    public void set(String path, String text) {
        part.set(text.isEmpty() ? part.get().without(path) : part.get().with(path, text));
    }

    /** Puts another draft in its place, as when servers are swapped. */
    public void replace(PlanDraft draft) {
        part.set(draft);
    }

    /** What tells this server from others: host, port and cluster as entered. Empty while there is no host. */
    public String key() {
        String host = text("host");
        return host.isEmpty() ? "" : String.join("|", host, text("ssh.port"), text("cluster"));
    }

    public ObjectProperty<LinkState> link() {
        return link;
    }

    /** What was found on it, now or at an earlier time. */
    public Optional<HostFacts> facts() {
        if (link.get() instanceof LinkState.Connected connected) {
            return Optional.of(connected.facts());
        }
        return link.get() instanceof LinkState.Remembered old ? Optional.of(old.facts()) : Optional.empty();
    }
}
