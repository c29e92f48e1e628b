package org.standbywizard.ui.page.preflight;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

/** What the person has opened on the page; kept while the language changes. */
final class Unfolded {
    private final Set<Finding> findings = new HashSet<>();
    private final Set<HostId> passes = new HashSet<>();
    private final BooleanProperty all = new SimpleBooleanProperty();

    /** Whether every server's passes are shown. */
    BooleanProperty all() {
        return all;
    }

    /** Whether a finding's details are shown. */
    boolean isOpen(Finding finding) {
        return findings.contains(finding);
    }

    void open(Finding finding, boolean open) {
        set(findings, finding, open);
    }

    /** Whether this server's passes are shown one by one. */
    boolean showsPasses(HostId server) {
        return all.get() || passes.contains(server);
    }

    void showPasses(HostId server, boolean show) {
        set(passes, server, show);
    }

    /** What must be acted on is shown with its details at once. */
    ServerChecks urgent(ServerChecks group) {
        group.findings().stream()
                .filter(f -> f.state() == Finding.State.BLOCK || f.state() == Finding.State.CONFIRM)
                .forEach(findings::add);
        return group;
    }

    void forget() {
        findings.clear();
        passes.clear();
    }

    private static <T> void set(Set<T> set, T item, boolean in) {
        if (in) {
            set.add(item);
        } else {
            set.remove(item);
        }
    }
}
