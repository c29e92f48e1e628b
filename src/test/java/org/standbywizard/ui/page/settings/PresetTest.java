package org.standbywizard.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;

class PresetTest {
    private static final Optional<PgVersion> V9_6 = Optional.of(PgVersion.V9_6);
    private static final Optional<PgVersion> V12 = Optional.of(PgVersion.V12);
    private static final Optional<PgVersion> V17 = Optional.of(PgVersion.V17);

    /** What no preset decides. */
    private static final PlanDraft OWN = PlanDraft.EMPTY
            .with("replication.role", "copy")
            .with("replication.sslMode", "require")
            .with("settings.max_connections", "200");

    private static final PlanDraft MIXED = OWN.with("replication.authentication", "trust")
            .with("replication.slots", "false")
            .with("replication.synchronous.mode", "any")
            .with("replication.synchronous.standbys[0]", "db2")
            .with("settings.wal_keep_size", "9GB")
            .with("settings.archive_mode", "on");

    @Test
    void recommendedSaysNothingAndLeavesTheRest() {
        assertThat(Preset.RECOMMENDED.apply(MIXED, V17, 1)).isEqualTo(OWN);
        assertThat(Preset.RECOMMENDED.apply(PlanDraft.EMPTY, V17, 1)).isEqualTo(PlanDraft.EMPTY);
    }

    @Test
    void theTutorialIsInTheWordsOfTheVersion() {
        assertThat(Preset.TUTORIAL.apply(MIXED, V9_6, 1))
                .isEqualTo(OWN.with("settings.wal_keep_segments", "32").with("replication.authentication", "md5"));
        assertThat(Preset.TUTORIAL.apply(MIXED, V12, 1)).isEqualTo(OWN.with("settings.wal_keep_segments", "32"));
        assertThat(Preset.TUTORIAL.apply(MIXED, V17, 1)).isEqualTo(OWN.with("settings.wal_keep_size", "512MB"));
        assertThat(Preset.TUTORIAL.apply(MIXED, Optional.empty(), 1))
                .isEqualTo(OWN.with("settings.wal_keep_size", "512MB"));
    }

    @Test
    void synchronousWaitsForAnyOneOfSeveral() {
        PlanDraft first = OWN.with("replication.synchronous.mode", "first").with("replication.synchronous.count", "1");
        PlanDraft any = OWN.with("replication.synchronous.mode", "any").with("replication.synchronous.count", "1");
        assertThat(Preset.SYNCHRONOUS.apply(MIXED, V17, 1)).isEqualTo(first);
        assertThat(Preset.SYNCHRONOUS.apply(MIXED, V17, 2)).isEqualTo(any);
        assertThat(Preset.SYNCHRONOUS.apply(MIXED, V9_6, 2))
                .as("9.6 knows no ANY")
                .isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void aDraftIsThePresetThatWasChosen(Preset preset) {
        for (Optional<PgVersion> version : java.util.List.of(V9_6, V12, V17, Optional.<PgVersion>empty())) {
            assertThat(Preset.of(preset.apply(MIXED, version, 2), version, 2)).contains(preset);
            assertThat(Preset.of(preset.apply(PlanDraft.EMPTY, version, 1), version, 1))
                    .contains(preset);
        }
    }

    @Test
    void defaultsThatAreSpeltOutAreStillRecommended() {
        PlanDraft spelt = PlanDraft.EMPTY
                .with("replication.role", "replicator")
                .with("replication.authentication", "scram-sha-256")
                .with("replication.slots", "true")
                .with("replication.synchronous.mode", "off")
                .with("settings.max_slot_wal_keep_size", "auto");
        assertThat(Preset.of(spelt, V17, 1)).contains(Preset.RECOMMENDED);
    }

    @Test
    void anythingElseIsOnesOwn() {
        assertThat(Preset.of(MIXED, V17, 1)).isEmpty();
        assertThat(Preset.of(OWN.with("settings.wal_keep_size", "1GB"), V17, 1)).isEmpty();
        assertThat(Preset.of(OWN, V17, 1)).as("what no preset decides").contains(Preset.RECOMMENDED);
    }
}
