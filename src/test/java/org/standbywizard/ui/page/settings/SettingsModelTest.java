package org.standbywizard.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerFacts.SenderFacts;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.Mark;

/** The settings page's model: all of it is the plan's draft. */
class SettingsModelTest {
    @TempDir
    Path home;

    private SettingsDesk desk;
    private SettingsModel model;

    @BeforeEach
    void aDesk() {
        desk = new SettingsDesk(home);
        model = desk.model;
    }

    private List<Item> shown() {
        return List.of(Item.values()).stream().filter(model::isShown).toList();
    }

    private Optional<String> written(String path) {
        return desk.wizard.draft().get().text(path);
    }

    @Test
    void fieldsThatTheVersionDoesNotHaveAreNotShown() {
        desk.running(90624);
        assertThat(shown())
                .contains(Item.KEEP_SEGMENTS)
                .doesNotContain(Item.KEEP_SIZE, Item.SLOT_CAP, Item.VERIFY, Item.COMPRESSION);
        assertThat(Item.AUTHENTICATION.choices(model.version())).containsExactly("md5", "trust");
        assertThat(Item.SYNC_MODE.choices(model.version())).containsExactly("off", "first");

        desk.running(140010);
        assertThat(shown())
                .contains(Item.KEEP_SIZE, Item.SLOT_CAP, Item.VERIFY)
                .doesNotContain(Item.KEEP_SEGMENTS, Item.COMPRESSION);

        desk.running(150018);
        assertThat(shown()).contains(Item.COMPRESSION);
        assertThat(Item.SYNC_MODE.choices(model.version())).containsExactly("off", "first", "any");
    }

    @Test
    void whatHasNoMeaningIsNotShown() {
        assertThat(shown()).doesNotContain(Item.SYNC_COUNT, Item.SYNC_STANDBYS, Item.ARCHIVE_COMMAND);
        model.set(Item.SYNC_MODE, "first");
        model.set(Item.ARCHIVE_MODE, "on");
        model.set(Item.AUTHENTICATION, "trust");
        model.set(Item.SLOTS, "false");
        assertThat(shown())
                .contains(Item.SYNC_COUNT, Item.SYNC_STANDBYS, Item.ARCHIVE_COMMAND)
                .doesNotContain(Item.PASSWORD, Item.SLOT_CAP);
    }

    @Test
    void aChoiceOfTheDefaultIsNotWritten() {
        model.set(Item.SSL_MODE, "require");
        assertThat(written("replication.sslMode")).contains("require");
        model.set(Item.SSL_MODE, "prefer");
        assertThat(written("replication.sslMode")).isEmpty();
        assertThat(desk.wizard.rest().get()).as("no empty group is left").isEqualTo(PlanDraft.EMPTY);
    }

    @Test
    void asynchronousForgetsHowManyAndWhich() {
        model.set(Item.SYNC_MODE, "first");
        model.set(Item.SYNC_COUNT, "2");
        model.set(Item.SYNC_MODE, "off");
        assertThat(desk.wizard.rest().get()).isEqualTo(PlanDraft.EMPTY);
    }

    @Test
    void feedbackIsEveryStandbys() {
        desk.wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY.with("host", "db3")));
        model.set(Item.FEEDBACK, "on");
        assertThat(written("standbys[0].settings.hot_standby_feedback")).contains("on");
        assertThat(written("standbys[1].settings.hot_standby_feedback")).contains("on");
        assertThat(written("settings.hot_standby_feedback")).isEmpty();
        model.set(Item.FEEDBACK, "");
        assertThat(written("standbys[1].settings.hot_standby_feedback")).isEmpty();
    }

    @Test
    void thePasswordComesFromWhereOneSays() {
        assertThat(model.source()).isEqualTo(Source.GENERATED);
        model.choose(Source.ENV);
        assertThat(model.troubles()).extracting(Trouble::path).containsExactly("replication.password.env");
        model.nameSource("REP");
        assertThat(desk.wizard.plan().get().get().replication().password()).isEqualTo(new SecretRef.Env("REP"));
        model.choose(Source.FILE);
        assertThat(model.troubles()).isNotEmpty();
        model.nameSource("~/rep.txt");
        assertThat(desk.wizard.plan().get().get().replication().password())
                .isEqualTo(new SecretRef.FromFile(home.resolve("rep.txt")));
        model.choose(Source.PROMPT);
        assertThat(written("replication.password")).contains("prompt");
        model.choose(Source.GENERATED);
        assertThat(desk.wizard.rest().get()).isEqualTo(PlanDraft.EMPTY);
    }

    @Test
    void someStandbysAreWaitedForAllAreNotNamed() {
        desk.wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY.with("host", "db3")));
        model.set(Item.SYNC_MODE, "any");
        assertThat(model.isSynchronous("db2")).isTrue();
        model.setSynchronous("db2", false);
        Synchronous some = desk.wizard.plan().get().get().replication().synchronous();
        assertThat(some.standbys()).extracting(Object::toString).containsExactly("db3");
        model.setSynchronous("db2", true);
        assertThat(desk.wizard.draft().get().size("replication.synchronous.standbys"))
                .isZero();
        assertThat(model.isSynchronous("db3")).isTrue();
    }

    @Test
    void theLastStandbyThatIsWaitedForStays() {
        model.set(Item.SYNC_MODE, "first");
        model.setSynchronous("db2", false);
        assertThat(model.isSynchronous("db2")).isTrue();
    }

    /** The tutorial's trap: without a command the primary's disk fills. */
    @Test
    void anArchiveNeedsACommand() {
        desk.connected();
        model.set(Item.ARCHIVE_MODE, "on");
        assertThat(model.troubles())
                .containsExactly(new Trouble("settings.archive_command", "archive-command", Optional.empty()));
        assertThat(model.mark()).isEqualTo(Mark.PROBLEM);
        model.set(Item.ARCHIVE_COMMAND, "cp %p /archive/%f");
        assertThat(model.troubles()).isEmpty();
        assertThat(model.mark()).isEqualTo(Mark.DONE);
    }

    @Test
    void anArchiveThatThePrimaryHasIsEnough() {
        Facts archiving = SettingsDesk.primary();
        archiving.setting("archive_command", "cp %p /archive/%f");
        SettingsDesk.found(desk.wizard.primary(), archiving.build());
        model.set(Item.ARCHIVE_MODE, "on");
        assertThat(model.troubles()).isEmpty();
    }

    @Test
    void nothingThatThePlanSetsIsHidden() {
        desk.running(150018)
                .open(PlanDraft.EMPTY
                        .with("primary.host", "db1")
                        .with("standbys[0].host", "db2")
                        .with("settings.wal_keep_segments", "32")
                        .with("settings[\"pg_stat_statements.max\"]", "10000")
                        .with("settings.wal_keep_size", "1GB"));
        desk.running(150018);
        assertThat(model.others()).isEqualTo(Map.of("wal_keep_segments", "32", "pg_stat_statements.max", "10000"));
        model.setOther("pg_stat_statements.max", "5000");
        assertThat(written("settings[\"pg_stat_statements.max\"]")).contains("5000");
        model.removeOther("wal_keep_segments");
        model.removeOther("pg_stat_statements.max");
        assertThat(model.others()).isEmpty();
        assertThat(written("settings.wal_keep_size")).contains("1GB");
    }

    @Test
    void onlyWhatStandsOnThePageIsItsTrouble() {
        desk.wizard.primary().set("ssh.port", "x");
        desk.wizard.standbys().get(0).set("sourceAddress", "everywhere");
        model.set(Item.ROLE, "pg_monitor");
        assertThat(model.troubles())
                .extracting(Trouble::path)
                .containsExactlyInAnyOrder("standbys[0].sourceAddress", "replication.role");
    }

    @Test
    void addressesAreSupposedUntilSomebodyKnows() {
        assertThat(model.connection(0)).isEqualTo(Connection.UNKNOWN);
        desk.connected();
        assertThat(model.connection(0)).isEqualTo(new Connection("10.0.0.1", 5432, "10.0.0.2/32", false, false));

        desk.wizard.standbys().get(0).set("primaryAddress", "192.0.2.1");
        desk.wizard.standbys().get(0).set("primaryPort", "6432");
        Connection given = model.connection(0);
        assertThat(given.address()).isEqualTo("192.0.2.1");
        assertThat(given.port()).isEqualTo(6432);
    }

    @Test
    void addressesAreKnownWhenTheyWereUsed() {
        Facts primary = SettingsDesk.primary();
        primary.senders.add(new SenderFacts("db2", "10.0.0.2", "streaming", "async", "replicator", 9));
        Facts standby = SettingsDesk.standby();
        standby.reachable.put("10.0.0.1 5432", "open");
        SettingsDesk.found(desk.wizard.primary(), primary.build());
        SettingsDesk.found(desk.wizard.standbys().get(0), standby.build());
        Connection known = model.connection(0);
        assertThat(known.reached()).isTrue();
        assertThat(known.seen()).isTrue();
    }

    @Test
    void aChangeIsHeardOfOnce() {
        int before = model.changes().get();
        model.set(Item.SSL_MODE, "require");
        assertThat(model.changes().get()).isEqualTo(before + 1);
    }
}
