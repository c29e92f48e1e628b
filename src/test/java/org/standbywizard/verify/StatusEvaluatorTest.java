package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.verify.Outcome.*;
import static org.standbywizard.verify.Samples.receiver;
import static org.standbywizard.verify.Samples.sender;
import static org.standbywizard.verify.Samples.slot;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Failure;

/** One healthy pair, spoilt in one way at a time. */
class StatusEvaluatorTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    /** @param outcomes all that is not PASS, and the PASS outcomes that differ from the healthy pair's */
    record Case(String name, Consumer<Samples> spoil, Set<Outcome> outcomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Set<Outcome> HEALTHY = EnumSet.of(
            REACHABLE,
            PRIMARY,
            STANDBY,
            SYSTEM_ID_EQUAL,
            TIMELINE_EQUAL,
            STREAMING,
            RECEIVER_STREAMING,
            SLOT_ACTIVE,
            SLOT_WAL_LIMITED,
            OTHER_SLOTS_FINE,
            SETTINGS_IN_FORCE,
            PENDING_NONE,
            PARAMETERS_ENOUGH,
            READ_ONLY,
            LAG_IN_STEP,
            REPLAY_RUNS,
            SYNC_AS_WANTED,
            SERVICE_ACTIVE,
            BOOT_STARTS,
            LISTENING,
            MACHINE_SEPARATE);

    static Stream<Case> cases() {
        return Stream.of(
                of("healthy", s -> {}),
                of("standby starting", s -> s.standby.failure = sql("57P03"), STARTING),
                of("primary away", s -> s.primary.failure = lost(), UNREACHABLE),
                of("primary in recovery", s -> s.primary.inRecovery = true, PRIMARY_IN_RECOVERY, LAG_UNKNOWN),
                of(
                        "promoted",
                        s -> {
                            s.standby.inRecovery = false;
                            s.standby.readOnly = false;
                            s.standby.timeline = 2;
                            s.standby.receiver = Optional.empty();
                            s.primary.senders.clear();
                            s.primary.slots.set(
                                    0, slot("reserved", "", false, 0, OptionalLong.of(5), OptionalLong.of(95)));
                        },
                        PROMOTED,
                        WRITABLE,
                        TIMELINE_DIFFERS,
                        SENDER_ABSENT,
                        SLOT_INACTIVE),
                of("another cluster", s -> s.standby.systemId = "8", SYSTEM_ID_DIFFERS),
                of(
                        "not set up yet",
                        s -> {
                            s.standby.systemId = "8";
                            s.standby.inRecovery = false;
                            s.standby.readOnly = false;
                            s.standby.receiver = Optional.empty();
                            s.primary.senders.clear();
                            s.primary.slots.clear();
                        },
                        OWN_CLUSTER,
                        SYSTEM_ID_DIFFERS),
                of(
                        "its set-up stopped before the copy",
                        s -> {
                            s.standby.systemId = "8";
                            s.standby.inRecovery = false;
                            s.standby.readOnly = false;
                            s.standby.receiver = Optional.empty();
                            s.primary.senders.clear();
                            s.primary.slots.set(0, slot("reserved", "", false, 0, NONE, NONE));
                        },
                        OWN_CLUSTER,
                        SYSTEM_ID_DIFFERS,
                        SENDER_ABSENT,
                        SLOT_INACTIVE),
                of("no timeline yet", s -> s.standby.timeline = 0, TIMELINE_UNKNOWN),
                of(
                        "catching up",
                        s -> {
                            s.primary.senders.set(0, sender("db2", "catchup", "async", "0/4000000", NONE));
                            s.standby.replayed = Optional.of(Lsn.parse("0/4000000"));
                        },
                        CATCHING_UP,
                        LAG_SMALL_BYTES),
                of(
                        "catching up from nowhere known",
                        s -> {
                            SenderRow row = sender("db2", "startup", "async", "0/0", NONE);
                            s.primary.senders.set(0, withoutPositions(row));
                            s.standby.replayed = Optional.empty();
                        },
                        CATCHING_UP_UNKNOWN,
                        LAG_UNKNOWN),
                of(
                        "a base backup under its name",
                        s -> s.primary.senders.set(0, sender("db2", "backup", "async", "0/5000000", NONE)),
                        SENDER_STATE),
                of("two of one name", s -> s.primary.senders.add(sender()), SENDER_TWICE),
                of(
                        "following another server",
                        s -> {
                            s.primary.senders.clear();
                            s.primary.slots.set(0, slot("reserved", "", false, 0, NONE, NONE));
                            s.standby.receiver = Optional.of(receiver("streaming", "10.9.9.9", 5432, 1));
                        },
                        SENDER_ABSENT,
                        SLOT_INACTIVE,
                        RECEIVER_WRONG_PRIMARY),
                of(
                        "under another name",
                        s -> s.standby.receiver = Optional.of(receiver("streaming", "db1.lan", 5432, 1)),
                        RECEIVER_OTHER_ADDRESS),
                of(
                        "at another port",
                        s -> s.standby.receiver = Optional.of(receiver("streaming", "10.0.0.1", 6432, 1)),
                        RECEIVER_OTHER_ADDRESS),
                of(
                        "silent",
                        s -> s.standby.receiver = Optional.of(receiver("streaming", "10.0.0.1", 5432, 60_001)),
                        RECEIVER_SILENT),
                of(
                        "receiver waiting",
                        s -> s.standby.receiver = Optional.of(receiver("waiting", "10.0.0.1", 5432, 1)),
                        RECEIVER_STATE),
                of("no receiver", s -> s.standby.receiver = Optional.empty(), RECEIVER_ABSENT),
                of("no slots wanted", s -> s.slotName = Optional.empty(), SLOT_NOT_WANTED),
                of("slot gone", s -> s.primary.slots.clear(), SLOT_MISSING),
                of("slot lost", s -> s.primary.slots.set(0, slot("lost", "", false, 0, NONE, NONE)), SLOT_LOST),
                of(
                        "slot given up for idleness, still with WAL",
                        s -> s.primary.slots.set(0, slot("unreserved", "idle_timeout", false, 0, NONE, NONE)),
                        SLOT_LOST),
                of(
                        "slot in another's hand",
                        s -> {
                            SenderRow other = sender("db3", "streaming", "async", "0/5000000", NONE);
                            s.primary.senders.add(withPid(other, 88));
                            s.primary.slots.set(
                                    0, slot("reserved", "", true, 88, OptionalLong.of(1), OptionalLong.of(9)));
                        },
                        SLOT_OTHER_USER),
                of(
                        "slot without limit",
                        s -> s.primary.slots.set(0, slot("reserved", "", true, 77, OptionalLong.of(100), NONE)),
                        SLOT_WAL_UNLIMITED),
                of(
                        "slot near its limit",
                        s -> s.primary.slots.set(
                                0, slot("extended", "", true, 77, OptionalLong.of(81), OptionalLong.of(19))),
                        SLOT_WAL_NEAR_LIMIT),
                of(
                        "slot beyond its limit",
                        s -> s.primary.slots.set(
                                0, slot("unreserved", "", true, 77, OptionalLong.of(100), OptionalLong.of(-5))),
                        SLOT_WAL_NEAR_LIMIT),
                of(
                        "a slot of nobody",
                        s -> s.primary.slots.add(other("reports", false, "extended", OptionalLong.of(83_886_080))),
                        OTHER_SLOT_UNUSED),
                of("a slot of nobody that has reserved nothing, and one that lost all", s -> {
                    s.primary.slots.add(other("new", false, "", NONE));
                    s.primary.slots.add(other("gone", false, "lost", OptionalLong.of(9)));
                }),
                of(
                        "a slot that somebody else uses",
                        s -> s.primary.slots.add(other("archive", true, "reserved", OptionalLong.of(5)))),
                of(
                        "commits wait for a name that nobody has",
                        s -> s.primary.setting("synchronous_standby_names", "standby9", "", "string"),
                        SYNC_NOBODY),
                of(
                        "commits wait for two, and one is there",
                        s -> {
                            s.primary.setting("synchronous_standby_names", "any 2 (db2, db3)", "", "string");
                            s.primary.senders.set(0, sender("db2", "streaming", "quorum", "0/5000000", NONE));
                        },
                        SYNC_NOBODY,
                        SYNC_UNWANTED),
                of("commits wait for somebody who is there", s -> {
                    s.primary.setting("synchronous_standby_names", "1 (db3)", "", "string");
                    s.primary.senders.add(withPid(sender("db3", "streaming", "sync", "0/5000000", NONE), 88));
                }),
                of("a setting differs", s -> s.standby.setting("hot_standby", "off", "", "bool"), SETTING_DIFFERS),
                of(
                        "a setting this version lacks",
                        s -> s.wantedOnPrimary = Map.of("wal_keep_segments", "10"),
                        SETTING_UNKNOWN),
                of("a wanted setting waits", s -> s.primary.pending("wal_level", "configuration file"), PENDING_WANTED),
                of("a stranger's setting waits", s -> s.primary.pending("max_connections", "default"), PENDING_OTHERS),
                of(
                        "a setting of the command line differs from the file",
                        s -> s.primary.pending("max_connections", "command line")),
                of("parameter lower", s -> s.standby.setting("max_wal_senders", "9", "", "integer"), PARAMETER_LOWER),
                of("parameter that 11 does not compare", s -> {
                    s.standby.version = PgVersion.parse("11.5");
                    s.standby.setting("max_wal_senders", "9", "", "integer");
                }),
                of("behind", s -> lag(s, "0/4FFF000", OptionalLong.of(12)), LAG_SMALL),
                of("behind, age unknown", s -> lag(s, "0/4FFF000", NONE), LAG_SMALL_BYTES),
                of("long behind", s -> lag(s, "0/4FFF000", OptionalLong.of(10_001)), LAG_LARGE),
                of(
                        "far behind",
                        s -> {
                            s.primary.end = Optional.of(Lsn.parse("1/0"));
                            lag(s, "0/4FFF000", OptionalLong.of(5));
                        },
                        LAG_LARGE),
                of(
                        "far behind, age unknown",
                        s -> {
                            s.primary.end = Optional.of(Lsn.parse("1/0"));
                            lag(s, "0/4FFF000", NONE);
                        },
                        LAG_LARGE_BYTES),
                of("paused", s -> s.standby.paused = true, REPLAY_PAUSED),
                of(
                        "synchronous as wanted",
                        s -> sync(s, SyncRole.PRIORITY, "sync"),
                        SYNC_AS_WANTED,
                        SYNC_ENOUGH,
                        COMMITS_RUN),
                of("not synchronous", s -> sync(s, SyncRole.QUORUM, "async"), SYNC_DIFFERS, SYNC_TOO_FEW, COMMITS_RUN),
                of("commits wait", s -> waits(s, 3, 2_001), COMMITS_WAIT),
                of("a commit waits for a moment", s -> waits(s, 1, 40), COMMITS_RUN),
                of(
                        "synchronous on 9.6, which shows no waiting commits",
                        s -> {
                            sync(s, SyncRole.PRIORITY, "sync");
                            s.primary.waits = Optional.empty();
                        },
                        SYNC_AS_WANTED,
                        SYNC_ENOUGH),
                of(
                        "synchronous unasked",
                        s -> s.primary.senders.set(0, sender("db2", "streaming", "sync", "0/5000000", NONE)),
                        SYNC_UNWANTED),
                of(
                        "by pg_ctl",
                        s -> s.standby.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0),
                        SERVICE_BY_HAND,
                        BOOT_NO_MANAGER),
                of(
                        "by pg_ctl and down",
                        s -> {
                            s.standby.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0);
                            s.standby.postmaster = 0;
                            s.standby.failure = lost();
                        },
                        UNREACHABLE,
                        SERVICE_DOWN,
                        BOOT_NO_MANAGER),
                of(
                        "stopped",
                        s -> {
                            s.standby.failure = sql("08001");
                            s.standby.service = unit("failed", "enabled", 0);
                            s.standby.postmaster = 0;
                            s.primary.senders.clear();
                            s.primary.slots.set(0, slot("reserved", "", false, 0, NONE, NONE));
                        },
                        UNREACHABLE,
                        SENDER_ABSENT,
                        SLOT_INACTIVE,
                        LAG_UNKNOWN,
                        SERVICE_NOT_ACTIVE),
                of("started by hand", s -> s.standby.service = unit("active", "enabled", 49), SERVICE_OUTSIDE),
                of(
                        "started by hand, unit dead",
                        s -> s.standby.service = unit("inactive", "enabled", 0),
                        SERVICE_OUTSIDE),
                of("service unknown", s -> s.primary.serviceFailure = lost(), SERVICE_UNKNOWN),
                of("primary not at boot", s -> s.primary.service = unit("active", "disabled", 50), BOOT_PRIMARY_NOT),
                of("standby not at boot", s -> s.standby.service = unit("active", "disabled", 50), BOOT_STANDBY_NOT),
                of(
                        "Debian's word for boot",
                        s -> s.standby.service = new ServiceFacts(
                                ServiceKind.SYSTEMD, "postgresql@15-main", true, "active", "manual", 50),
                        BOOT_STANDBY_NOT),
                of(
                        "address missing after boot",
                        s -> {
                            s.standby.setting("listen_addresses", "localhost, 10.0.0.2", "", "string");
                            s.standby.listeners = List.of("127.0.0.1", "::1");
                        },
                        LISTENING_LOCAL_ONLY),
                of(
                        "one of two addresses missing",
                        s -> {
                            s.standby.setting("listen_addresses", "10.0.0.3,10.0.0.2", "", "string");
                            s.standby.listeners = List.of("10.0.0.2");
                        },
                        LISTENING_MISSING),
                of("on one machine", s -> s.shared = true, MACHINE_SHARED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsJustWhatIsWrong(Case one) {
        Samples samples = new Samples();
        one.spoil().accept(samples);
        List<Finding> findings = StatusEvaluator.evaluate(samples.expected(), samples.status());
        Set<Outcome> found = findings.stream().map(StatusEvaluatorTest::outcome).collect(Collectors.toSet());
        Set<Outcome> trouble = found.stream()
                .filter(o -> o.state() != Finding.State.PASS || !HEALTHY.contains(o))
                .collect(Collectors.toSet());
        Set<Outcome> expected =
                one.outcomes().stream().filter(o -> !HEALTHY.contains(o)).collect(Collectors.toSet());
        assertThat(trouble).isEqualTo(expected);
        assertThat(found).containsAll(one.outcomes());
        assertThat(findings).allSatisfy(f -> assertThat(f.values()).containsKey("host"));
    }

    @Test
    void everyOutcomeHasACase() {
        Set<Outcome> covered = EnumSet.copyOf(HEALTHY);
        cases().forEach(c -> covered.addAll(c.outcomes()));
        assertThat(covered).containsExactlyInAnyOrder(Outcome.values());
    }

    @Test
    void aHealthyPairPassesEveryCheckOnBothServers() {
        Samples samples = new Samples();
        List<Finding> findings = StatusEvaluator.evaluate(samples.expected(), samples.status());
        assertThat(findings.stream().map(StatusEvaluatorTest::outcome).collect(Collectors.toSet()))
                .isEqualTo(HEALTHY);
        assertThat(findings.stream().filter(f -> f.host().equals(Samples.DB1)).map(Finding::check))
                .containsExactly(
                        "verify-reachable",
                        "verify-recovery",
                        "verify-settings",
                        "verify-pending",
                        "verify-other-slots",
                        "verify-service",
                        "verify-boot",
                        "verify-listening");
    }

    @Test
    void saysWhatWasFound() {
        Samples samples = new Samples();
        samples.standby.setting("hot_standby", "off", "", "bool");
        lag(samples, "0/4FFF000", OptionalLong.of(12));
        List<Finding> findings = StatusEvaluator.evaluate(samples.expected(), samples.status());
        assertThat(values(findings, SETTING_DIFFERS))
                .containsEntry("setting", "hot_standby")
                .containsEntry("wanted", "on")
                .containsEntry("found", "off")
                .containsEntry("source", "/c:3");
        assertThat(values(findings, LAG_SMALL)).containsEntry("bytes", "4096").containsEntry("millis", "12");
    }

    @Test
    void namesTheSlotsOfNobodyAndTheNamesThatNobodyHas() {
        Samples samples = new Samples();
        samples.primary.slots.add(other("reports", false, "extended", OptionalLong.of(83_886_080)));
        samples.primary.slots.add(other("old_site", false, "", OptionalLong.of(0)));
        samples.primary.setting("synchronous_standby_names", "FIRST 2 (standby8, standby9)", "", "string");
        List<Finding> findings = StatusEvaluator.evaluate(samples.expected(), samples.status());
        assertThat(findings)
                .filteredOn(finding -> outcome(finding) == OTHER_SLOT_UNUSED)
                .extracting(Finding::values)
                .containsExactly(
                        Map.of("host", "db1", "slot", "reports", "bytes", "83886080"),
                        Map.of("host", "db1", "slot", "old_site", "bytes", "0"));
        assertThat(values(findings, SYNC_NOBODY))
                .isEqualTo(Map.of("host", "db1", "names", "FIRST 2 (standby8, standby9)", "found", "0", "needed", "2"));
    }

    /** By PostgreSQL's manual, synchronous_standby_names. */
    @Test
    void readsForHowManyCommitsWait() {
        assertThat(List.of(
                        "",
                        "  ",
                        "a",
                        "a, b",
                        "*",
                        "\"2 (x\"",
                        "2 (a, b)",
                        " FIRST 3 (a,b,c)",
                        "any 1(a, b)",
                        "first, b"))
                .extracting(SyncChecks::needed)
                .containsExactly(0L, 0L, 1L, 1L, 1L, 1L, 2L, 3L, 1L, 1L);
    }

    private static Map<String, String> values(List<Finding> findings, Outcome outcome) {
        return findings.stream()
                .filter(f -> outcome(f) == outcome)
                .findFirst()
                .orElseThrow()
                .values();
    }

    private static Outcome outcome(Finding finding) {
        return Arrays.stream(Outcome.values())
                .filter(o -> o.check().equals(finding.check()) && o.id().equals(finding.outcome()))
                .filter(o -> o.state() == finding.state())
                .findFirst()
                .orElseThrow();
    }

    private static Case of(String name, Consumer<Samples> spoil, Outcome... outcomes) {
        return new Case(name, spoil, Set.of(outcomes));
    }

    private static SlotRow other(String name, boolean active, String wal, OptionalLong kept) {
        return new SlotRow(name, "physical", active, active ? 99 : 0, wal, "", kept, NONE);
    }

    private static void lag(Samples samples, String replayed, OptionalLong millis) {
        samples.primary.senders.set(0, sender("db2", "streaming", "async", replayed, millis));
        samples.standby.replayed = Optional.of(Lsn.parse(replayed));
    }

    private static void waits(Samples samples, long count, long longest) {
        samples.primary.waits = Optional.of(new CommitWaits(count, OptionalLong.of(longest)));
    }

    private static void sync(Samples samples, SyncRole role, String state) {
        samples.sync = role;
        samples.syncCount = 1;
        samples.primary.senders.set(0, sender("db2", "streaming", state, "0/5000000", NONE));
    }

    private static ServiceFacts unit(String active, String enabled, long pid) {
        return new ServiceFacts(ServiceKind.SYSTEMD, "pg.service", false, active, enabled, pid);
    }

    private static SenderRow withPid(SenderRow s, long pid) {
        return new SenderRow(
                pid,
                s.user(),
                s.applicationName(),
                "",
                s.state(),
                s.syncState(),
                0,
                s.sent(),
                s.written(),
                s.flushed(),
                s.replayed(),
                NONE,
                NONE);
    }

    private static SenderRow withoutPositions(SenderRow s) {
        Optional<Lsn> none = Optional.empty();
        return new SenderRow(
                s.pid(),
                s.user(),
                s.applicationName(),
                "",
                s.state(),
                s.syncState(),
                0,
                none,
                none,
                none,
                none,
                NONE,
                NONE);
    }

    private static Failure lost() {
        return new Failure.ConnectionLost("db", "broken pipe");
    }

    private static Failure sql(String state) {
        return new Failure.SqlFailed("db", state, "no");
    }
}
