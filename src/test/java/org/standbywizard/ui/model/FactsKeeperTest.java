package org.standbywizard.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.TestServices;

class FactsKeeperTest {
    private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path home;

    private final Map<String, FactsMemory.Seen> memory = new HashMap<>();
    private WizardModel model;
    private FactsKeeper keeper;

    @BeforeEach
    void make() {
        model = new WizardModel(TestServices.in(home));
        keeper = new FactsKeeper(model, new FactsMemory() {
            @Override
            public Optional<Seen> recall(String server) {
                return Optional.ofNullable(memory.get(server));
            }

            @Override
            public void keep(String server, Seen seen) {
                memory.put(server, seen);
            }
        });
    }

    private static HostFacts facts() {
        return Facts.of("db1", "10.0.0.1").build();
    }

    @Test
    void whatWasFoundIsShownWithItsDateWhenThePlanIsOpenedAgain() {
        model.primary().set("host", "db1");
        model.primary().link().set(new LinkState.Connected(facts(), THEN));
        assertThat(memory).containsOnlyKeys("db1||");

        PlanDraft draft = model.draft().get();
        model.open(PlanDraft.EMPTY, Optional.empty());
        model.open(draft, Optional.empty());
        keeper.recall();
        LinkState shown = model.primary().link().get();
        assertThat(shown).isInstanceOf(LinkState.Remembered.class);
        assertThat(((LinkState.Remembered) shown).at()).isEqualTo(THEN);
        assertThat(((LinkState.Remembered) shown).facts().os().hostName())
                .isEqualTo(facts().os().hostName());
        assertThat(model.standbys().get(0).link().get()).isInstanceOf(LinkState.Idle.class);
    }

    @Test
    void aFreshLookIsNotReplacedByAnOldOne() {
        model.primary().set("host", "db1");
        memory.put("db1||", new FactsMemory.Seen(facts(), THEN));
        LinkState fresh = new LinkState.Connected(facts(), THEN.plusSeconds(60));
        model.primary().link().set(fresh);
        keeper.recall();
        assertThat(model.primary().link().get()).isSameAs(fresh);
    }

    @Test
    void standbysThatCameLaterAreKeptAndThoseTakenAwayAreNot() {
        ServerEntry added = new ServerEntry(false, PlanDraft.EMPTY.with("host", "db3"));
        model.standbys().add(added);
        added.link().set(new LinkState.Connected(facts(), THEN));
        assertThat(memory).containsOnlyKeys("db3||");
        model.standbys().remove(added);
        memory.clear();
        added.link().set(new LinkState.Connected(facts(), THEN.plusSeconds(1)));
        assertThat(memory).isEmpty();
    }

    @Test
    void nothingOfFilesAndSettingsIsKept() {
        HostFacts found = facts();
        assertThat(found.cluster().files())
                .as("the facts have files to begin with")
                .isNotEmpty();
        assertThat(found.running().settings()).isNotEmpty();
        model.primary().set("host", "db1");
        model.primary().link().set(new LinkState.Connected(found, THEN));
        HostFacts kept = memory.get("db1||").facts();
        assertThat(kept.clusters())
                .allSatisfy(cluster -> assertThat(cluster.files()).isEmpty());
        assertThat(kept.cluster().files()).isEmpty();
        assertThat(kept.running().settings()).isEmpty();
        assertThat(List.of(kept.cluster().dataDirectory(), kept.cluster().version()))
                .isEqualTo(
                        List.of(found.cluster().dataDirectory(), found.cluster().version()));
    }
}
