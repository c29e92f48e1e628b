package org.standbywizard.ui.page.settings;

import java.util.function.Consumer;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.model.ServerEntry;

/** What the settings page can look like, with how that is reached. */
enum SettingsStates {
    UNKNOWN_VERSION(d -> {}),
    RECOMMENDED(SettingsDesk::connected),
    TUTORIAL_OF_9_6(d -> {
        d.running(90624);
        d.model.choose(Preset.TUTORIAL);
    }),
    SYNCHRONOUS_TWO(d -> {
        d.connected();
        d.wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY.with("host", "db3.warehouse.example")));
        d.model.choose(Preset.SYNCHRONOUS);
        d.model.setSynchronous("db2", false);
    }),
    EVERYTHING(d -> {
        Facts primary = SettingsDesk.primary();
        primary.tablespaces.put("fast", "/srv/fast");
        d.connected();
        SettingsDesk.found(d.wizard.primary(), primary.build());
        d.model.set(Item.ARCHIVE_MODE, "on");
        d.model.choose(Source.ENV);
        d.model.setOther("pg_stat_statements.max", "10000");
        d.wizard.standbys().get(0).set("sourceAddress", "10.0.0.0/24");
    });

    private final Consumer<SettingsDesk> reach;

    SettingsStates(Consumer<SettingsDesk> reach) {
        this.reach = reach;
    }

    SettingsDesk reach(SettingsDesk desk) {
        reach.accept(desk);
        return desk;
    }
}
