package org.standbywizard.ui.page.preflight;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.standbywizard.plan.HostId;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.WizardModel;

/** What the person says to the findings: names of servers typed, warnings read, others' edits accepted. */
final class Agreement {
    private final WizardModel model;
    private final Map<HostId, StringProperty> typed = new HashMap<>();

    Agreement(WizardModel model) {
        this.model = model;
    }

    /** What was said so far. */
    ReadOnlyProperty<Consents> said() {
        return model.consents();
    }

    /** A new look begins without any. */
    void forget() {
        typed.clear();
    }

    /** What was typed to confirm this server. */
    StringProperty typed(HostId host) {
        return typed.computeIfAbsent(host, h -> {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((o, was, is) -> name());
            return text;
        });
    }

    private void name() {
        Set<HostId> named = typed.entrySet().stream()
                .filter(entry -> isNameOf(entry.getKey(), entry.getValue().get().strip()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        model.consents().set(now().withNamed(named));
    }

    /** The server's name in the plan, or the host as SSH reaches it; as on the command line. */
    private boolean isNameOf(HostId host, String text) {
        return text.equals(host.name())
                || model.checked().get().stream()
                        .flatMap(checked -> checked.plan().servers().stream())
                        .anyMatch(server ->
                                server.id().equals(host) && server.ssh().host().equals(text));
    }

    void warnings(boolean read) {
        model.consents().set(now().withWarnings(read));
    }

    void edits(boolean accepted) {
        model.consents().set(now().withPendingEdits(accepted));
    }

    private Consents now() {
        return model.consents().get();
    }
}
