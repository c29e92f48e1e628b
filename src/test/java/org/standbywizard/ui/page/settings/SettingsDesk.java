package org.standbywizard.ui.page.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/** A plan of a primary and standbys that were looked at. */
final class SettingsDesk {
    final WizardModel wizard;
    final SettingsModel model;

    /** @param home an empty directory */
    SettingsDesk(Path home) {
        wizard = new WizardModel(TestServices.in(home));
        model = new SettingsModel(wizard);
        wizard.primary().set("host", "db1");
        wizard.standbys().get(0).set("host", "db2");
    }

    /** Both hosts were looked at. */
    SettingsDesk connected() {
        found(wizard.primary(), primary().build());
        found(wizard.standbys().get(0), standby().build());
        return this;
    }

    SettingsDesk running(int version) {
        Facts facts = primary();
        facts.version = new PgVersion(version);
        facts.running = facts.version;
        found(wizard.primary(), facts.build());
        return this;
    }

    SettingsDesk open(PlanDraft draft) {
        wizard.open(draft, Optional.empty());
        return this;
    }

    static void found(ServerEntry entry, HostFacts facts) {
        entry.link().set(new LinkState.Connected(facts, TestServices.NOW));
    }

    static Facts primary() {
        Facts facts = Facts.of("db1", "10.0.0.1");
        facts.databases.put("shop", 1L << 30);
        return facts;
    }

    static Facts standby() {
        Facts facts = Facts.of("db2", "10.0.0.2");
        facts.routes.put("10.0.0.1", "10.0.0.2");
        return facts;
    }
}
