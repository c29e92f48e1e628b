package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;

/** One change to a good pair of servers at a time, and the finding that it must give. */
class PreflightTest {
    private final Pair pair = new Pair();

    static Stream<Case> cases() {
        return Stream.of(
                        HostCases.cases(),
                        VersionCases.cases(),
                        PrimaryCases.cases(),
                        TargetCases.cases(),
                        NetworkCases.cases(),
                        AccessCases.cases(),
                        SpaceCases.cases())
                .flatMap(c -> c);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneChangeGivesItsFinding(Case one) {
        one.change().accept(pair);
        assertThat(pair.check())
                .filteredOn(f -> f.host().equals(one.host()))
                .extracting(Case::outcome)
                .contains(one.expected());
    }

    @Test
    void aGoodPairHasNothingInTheWay() {
        List<Finding> findings = pair.check();
        assertThat(stopping(findings)).isEmpty();
        assertThat(findings)
                .filteredOn(f -> f.state() == Finding.State.WARN)
                .extracting(Case::outcome)
                .containsExactlyInAnyOrder(Outcome.REWIND_NEITHER, Outcome.LISTEN_WIDENED, Outcome.RESTART_NEEDED);
        assertThat(pair.outcomes())
                .contains(
                        Outcome.TARGET_PRISTINE,
                        Outcome.DIRECTION_RIGHT,
                        Outcome.PORT_NOT_YET,
                        Outcome.RULE_ADDED,
                        Outcome.ROLE_NEW,
                        Outcome.SLOT_FREE,
                        Outcome.SLOT_CAP_PROPOSED,
                        Outcome.SPACE_ENOUGH,
                        Outcome.ADDRESSES_SUPPOSED);
    }

    @Test
    void theRestartSaysForWhatAndWhoIsCutOff() {
        pair.db1.clients = 17;
        Finding restart = pair.check().stream()
                .filter(f -> f.check().equals("restart"))
                .findFirst()
                .orElseThrow();
        assertThat(restart.values())
                .containsEntry("settings", "listen_addresses")
                .containsEntry("clients", "17");
    }

    @Test
    void aFollowingStandbyAsksForNothing() {
        pair.following();
        assertThat(stopping(pair.check())).isEmpty();
        assertThat(pair.outcomes())
                .contains(
                        Outcome.TARGET_ALREADY,
                        Outcome.SLOT_OWN,
                        Outcome.APPLICATION_FREE,
                        Outcome.SPACE_NOT_NEEDED,
                        Outcome.RESTART_NOT_NEEDED,
                        Outcome.ROLE_REUSED)
                .doesNotContain(Outcome.STANDBYS_SOME);
    }

    @Test
    void severalClustersAndAWrongName() {
        HostFacts one = pair.db1.build();
        HostFacts several = new HostFacts(
                one.host(),
                one.privilege(),
                one.os(),
                List.of(one.cluster(), one.cluster()),
                Optional.empty(),
                Optional.empty(),
                "");
        Map<HostId, HostFacts> facts = Map.of(new HostId("db1"), several, new HostId("db2"), pair.standby());
        assertThat(Preflight.check(pair.plan.build(), facts))
                .extracting(Case::outcome)
                .contains(Outcome.CLUSTER_SEVERAL);
        pair.plan.cluster = Optional.of("16/main");
        assertThat(Preflight.check(pair.plan.build(), facts))
                .extracting(Case::outcome)
                .contains(Outcome.CLUSTER_NOT_THERE);
    }

    @Test
    void aHostThatCouldNotBeLookedAtIsLeftOut() {
        List<Finding> findings = Preflight.check(pair.plan.build(), Map.of(new HostId("db2"), pair.standby()));
        assertThat(findings).isNotEmpty().allMatch(f -> f.host().equals(new HostId("db2")));
        assertThat(Preflight.check(pair.plan.build(), Map.of())).isEmpty();
    }

    @Test
    void everyOutcomeHasACase() {
        Set<Outcome> tried = new TreeSet<>(pair.outcomes());
        cases().forEach(c -> tried.add(c.expected()));
        pair.following();
        tried.addAll(pair.outcomes());
        tried.addAll(List.of(Outcome.CLUSTER_SEVERAL, Outcome.CLUSTER_NOT_THERE));
        assertThat(tried).containsExactly(Outcome.values());
    }

    private static List<Finding> stopping(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.state() == Finding.State.BLOCK || f.state() == Finding.State.CONFIRM)
                .toList();
    }

    @Test
    void whatOneServerTellsAloneIsAmongAllFindingsAndNeedsNobodyElse() {
        Pair pair = new Pair();
        pair.db1.pending.add("work_mem = 8MB (4MB)");
        List<Finding> all = pair.check();
        List<Finding> one = Preflight.alone(pair.plan.build(), pair.db1.build());
        List<Finding> two = Preflight.alone(pair.plan.build(), pair.standby());
        assertThat(all).containsAll(one).containsAll(two);
        assertThat(one).extracting(Case::outcome).contains(Outcome.EDITS_FOUND, Outcome.SERVER_ANSWERS);
        assertThat(two).extracting(Case::outcome).contains(Outcome.DATA_USABLE).doesNotContain(Outcome.TARGET_PRISTINE);
    }
}
