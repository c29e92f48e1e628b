package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.check.Probe;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/** What a standby is asked about the way to its primary, so that the addresses can be supposed. */
final class Targets {
    private static final int MAX_ADDRESSES = 6;

    private Targets() {}

    static Probe.Targets of(WizardModel wizard, ServerEntry entry) {
        if (entry.isPrimary()) {
            return Probe.Targets.NONE;
        }
        List<String> named = Stream.of(wizard.primary().text("host"), entry.text("primaryAddress"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        List<String> found = wizard.primary()
                .facts()
                .map(HostFacts::os)
                .map(os -> os.addresses().stream().limit(MAX_ADDRESSES).toList())
                .orElse(List.of());
        return new Probe.Targets(
                named, Stream.concat(named.stream(), found.stream()).distinct().toList(), List.of(), List.of());
    }
}
