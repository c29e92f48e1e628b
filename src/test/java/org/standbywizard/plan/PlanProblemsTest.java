package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.standbywizard.plan.PlanDrafts.LEAST;
import static org.standbywizard.plan.PlanDrafts.validate;
import static org.standbywizard.plan.PlanDrafts.with;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.text.Messages;
import org.standbywizard.text.ProblemText;

/** Each wrong field is named with its place and in words that say what was found and what to write. */
class PlanProblemsTest {
    private static final Messages WORDS = Messages.of(Locale.ENGLISH);
    private static final String S = "standbys[0].";

    static Stream<Arguments> oneFieldWrong() {
        return Stream.of(
                wrong("primary.host", " ", "primary.host: This field is missing"),
                wrong("primary.host", "-oProxyCommand=x", "-oProxyCommand=x is not a host"),
                wrong("primary.host", "a b", "a b is not a host"),
                wrong("primary.host", "$(id)", "is not a host"),
                wrong("primary.host", "ssh://db1", "is not a host"),
                wrong("primary.host", "[::1]", "IPv6 address without brackets"),
                wrong("primary.host", "kim@db1", "Write db1 as the host and kim as ssh.user"),
                wrong("primary.host", "db1:2222", "Write db1 as the host and 2222 as ssh.port"),
                wrong("primary.host", "[fe80::1]:22", "Write fe80::1 as the host and 22"),
                wrong("primary.host", "db\n1", "holds the character U+000A"),
                wrong("primary.host", "\u202Edb1", "U+202E"),
                wrong("primary.name", "x".repeat(101), "101 characters"),
                wrong("primary.name", "DB2.EXAMPLE.ORG", S + "name: The name db2.example.org is taken by primary"),
                wrong("primary.ssh.port", "0", "0 is not a port. Write a whole number from 1 to 65535."),
                wrong("primary.ssh.port", "65536", "65536 is not a port"),
                wrong("primary.ssh.port", "99999999999", "is not a port"),
                wrong("primary.ssh.port", "-1", "is not a port"),
                wrong("primary.ssh.port", "22.0", "is not a port"),
                wrong("primary.ssh.port", "２２", "is not a port"),
                wrong("primary.ssh.user", "-l", "-l is not a user's name"),
                wrong("primary.ssh.jump", "a,b", "more than one jump host"),
                wrong("primary.ssh.jump", "b c", "b c is not a jump host"),
                wrong("primary.ssh.jump", "x@", "is not a jump host"),
                wrong("primary.ssh.jump", "b:99999", "is not a jump host"),
                wrong("primary.ssh.identityFile", "~root/key", "~root/key is not a path on this computer"),
                wrong("primary.ssh.identityFile", "a\0b", "U+0000"),
                wrong("primary.sudo.mode", "su", "Choose one of: auto, sudo, none"),
                wrong("primary.cluster", "main", "main is not a cluster"),
                wrong("primary.cluster", "C:\\pg", "is not a cluster"),
                wrong("primary.cluster", "/", "is not a cluster"),
                wrong("primary.cluster", "/data/../etc", "is not a cluster"),
                wrong("primary.cluster", "15/a b", "is not a cluster"),
                wrong("primary.service", "openrc", "Choose one of: systemd, pg_ctl"),
                wrong("primary.unit", "a b.service", "is not the name of a systemd unit"),
                wrong("primary.unit", "--now", "is not the name of a systemd unit"),
                wrong("primary.osUser", "post gres", "is not a user's name"),
                wrong("primary.superuser", "pg_monitor", "keeps the role pg_monitor for itself"),
                wrong(S + "slot", "Two", "Two is not the name of a replication slot. Use 1 to 63 of a-z, 0-9 and _."),
                wrong(S + "slot", "a".repeat(64), "is not the name"),
                wrong(S + "applicationName", "스탠바이", "is not an application name"),
                wrong(S + "applicationName", "*", "* alone means every standby"),
                wrong(S + "primaryAddress", "10.0.0.300", "is neither an address nor a host name"),
                wrong(S + "primaryAddress", "10.0.0.1:5432", "is neither"),
                wrong(S + "primaryAddress", "a'b", "is neither"),
                wrong(S + "primaryAddress", "0.0.0.0", "stands for every address"),
                wrong(S + "primaryAddress", "::", "stands for every address"),
                wrong(S + "primaryPort", "x", "is not a port"),
                wrong(S + "sourceAddress", "db2", "db2 is a host name; the primary sees an address"),
                wrong(S + "sourceAddress", "10.0.0.1/33", "Write a number from 1 to 32"),
                wrong(S + "sourceAddress", "::1/129", "Write a number from 1 to 128"),
                wrong(S + "sourceAddress", "10.0.0.1/255.255.255.0", "Write a number from 1 to 32"),
                wrong(S + "sourceAddress", "0.0.0.0/0", "every address of the world"),
                wrong(S + "sourceAddress", "::ffff:10.0.0.1", "is not an address as pg_hba.conf"),
                wrong(S + "sourceAddress", "1.2.3", "is not an address as pg_hba.conf"),
                wrong(S + "tablespaces[\"/srv/a\"]", "data", "data is not a directory on a server"),
                wrong(S + "tablespaces.srv", "/data", "srv is not a directory on a server"),
                wrong("replication.role", "ä".repeat(32), "has 64 bytes in UTF-8"),
                wrong("replication.role", "pg_rep", "does not begin with pg_"),
                wrong("replication.role", "public", "keeps the role public"),
                wrong("replication.role", "/^rep", "regular expression"),
                wrong("replication.role", "a\rb", "U+000D"),
                wrong("replication.role", "a\0b", "U+0000"),
                wrong("replication.role", "a\uD83Db", "U+D83D, half of a character"),
                wrong("replication.authentication", "password", "Choose one of: scram-sha-256, md5, trust"),
                wrong("replication.slots", "yes", "yes is neither true nor false"),
                wrong("replication.sslMode", "on", "Choose one of: disable, allow, prefer, require"),
                wrong("replication.synchronous.mode", "on", "Choose one of: off, first, any"),
                wrong("replication.synchronous.count", "1", "replication.synchronous.mode: Standbys or their count"),
                wrong("replication.backup.maxRate", "fast", "fast is not a rate"),
                wrong("replication.backup.maxRate", "31", "out of range"),
                wrong("replication.backup.maxRate", "1025M", "out of range"),
                wrong("replication.backup.checkpoint", "now", "Choose one of: fast, spread"),
                wrong("replication.backup.compression", "zstd", "Write server-zstd."),
                wrong("replication.backup.compression", "client-gzip:9", "Write server-gzip."),
                wrong("replication.backup.compression", "server-gzip:10", "is not a compression"),
                wrong("replication.backup.compression", "server-lz4:workers=2", "is not a compression"),
                wrong("replication.backup.verify", "1", "is neither true nor false"),
                wrong("settings[\"listen-addresses\"]", "*", "listen-addresses is not the name of a setting"),
                wrong("settings[\"\"]", "*", "is not the name of a setting"),
                wrong("settings.Primary_ConnInfo", "x", "use: standbys[].primaryAddress"),
                wrong("settings.primary_slot_name", "x", "use: standbys[].slot"),
                wrong("settings.synchronous_standby_names", "x", "use: replication.synchronous"),
                wrong("settings.data_directory", "x", "use: cluster"),
                wrong("settings.hba_file", "x", "The setting hba_file is not for a plan"),
                wrong("settings.recovery_target_time", "x", "is not for a plan"),
                wrong("settings.include", "x", "is not for a plan"),
                wrong("settings.shared_buffers", "1GB\nport=1", "U+000A"),
                wrong("settings.shared_buffers", "1\0", "U+0000"),
                wrong("settings.shared_buffers", "x".repeat(8001), "8001 characters"),
                wrong(S + "pasword", "hunter2", S + "pasword: There is no field pasword here."),
                wrong("replicatoin.role", "x", "Did you mean replication?"));
    }

    private static Arguments wrong(String path, String text, String words) {
        return Arguments.of(path, text, words);
    }

    @ParameterizedTest
    @MethodSource("oneFieldWrong")
    void saysWhereAndWhat(String path, String text, String words) {
        List<Problem> problems = validate(LEAST.with(path, text)).problems();
        assertThat(problems).hasSize(1);
        assertThat(line(problems.get(0))).contains(words);
        assertThat(line(problems.get(0))).doesNotContain("hunter2");
        boolean elsewhere = words.startsWith("standbys") || words.startsWith("replication.synchronous.mode");
        assertThat(elsewhere || path.startsWith(problems.get(0).path())).isTrue();
    }

    @Test
    void emptyPlanAsksForPrimaryAndStandby() {
        assertThat(validate(PlanDraft.EMPTY).problems())
                .extracting(Problem::path, Problem::key)
                .containsExactlyInAnyOrder(tuple("primary.host", "required"), tuple("standbys", "standbys-none"));
    }

    @Test
    void oneHostNeedsTwoClusters() {
        PlanDraft same = LEAST.with("standbys[0].host", "db1.example.org");

        assertThat(lines(same))
                .containsExactly(
                        "standbys[0].cluster: This server and primary are both on "
                                + "db1.example.org, so it must be said which cluster each of them is. Name the cluster here.",
                        "standbys[0].name: The name db1.example.org is taken by primary, and nothing else tells the two "
                                + "servers apart. Give this server a name of its own.");
        assertThat(lines(with(same, "standbys[0].cluster", "15/b")))
                .singleElement()
                .asString()
                .startsWith("primary.cluster: This server and standbys[0] are both on");
        assertThat(lines(with(same, "standbys[0].cluster", "15/b", "primary.cluster", "15/b")))
                .singleElement()
                .asString()
                .startsWith("standbys[0].cluster: The cluster 15/b on this host is already primary");
        assertThat(lines(with(same, "standbys[0].cluster", "15/b", "primary.cluster", "15/a")))
                .isEmpty();
    }

    @Test
    void hostsThatAreNoneAreNotTakenForOneMachine() {
        PlanDraft wrong = with(
                LEAST, "primary.host", "kim@db1", "standbys[0].host", "db2:22", "standbys[1].host", "https://db3/");

        assertThat(validate(wrong).problems())
                .extracting(Problem::path, Problem::key)
                .containsExactlyInAnyOrder(
                        tuple("primary.host", "host-with-user"),
                        tuple("standbys[0].host", "host-with-port"),
                        tuple("standbys[1].host", "host-form"));
    }

    @Test
    void takenNamesSlotsAndDirectoriesSayByWhom() {
        PlanDraft three = with(
                LEAST,
                "standbys[1].host",
                "db3",
                "standbys[0].slot",
                "s",
                "standbys[1].slot",
                "s",
                "standbys[0].applicationName",
                "app",
                "standbys[1].applicationName",
                "APP",
                "standbys[1].name",
                "db2.example.org",
                "standbys[1].cluster",
                "/data/pg",
                "standbys[1].tablespaces[\"/a\"]",
                "/data/pg/ts",
                "standbys[0].tablespaces[\"/a\"]",
                "/x",
                "standbys[0].tablespaces[\"/b\"]",
                "/x/");

        // The standby's default name is its host, so the explicit one was there first.
        assertThat(validate(three).problems())
                .extracting(Problem::path, Problem::key)
                .containsExactlyInAnyOrder(
                        tuple("standbys[0].name", "name-needed"),
                        tuple("standbys[1].slot", "slot-taken"),
                        tuple("standbys[1].applicationName", "application-taken"),
                        tuple("standbys[1].tablespaces[\"/a\"]", "tablespace-inside"),
                        tuple("standbys[0].tablespaces[\"/b\"]", "tablespace-taken"));
        assertThat(lines(three)).anyMatch(line -> line.contains("The slot s is already that of standbys[0].slot"));
    }

    @Test
    void synchronousNamesMustBeStandbys() {
        PlanDraft draft = with(
                LEAST,
                "replication.synchronous.mode",
                "first",
                "replication.synchronous.count",
                "3",
                "replication.synchronous.standbys[0]",
                "db1.example.org",
                "replication.synchronous.standbys[1]",
                "db9",
                "replication.synchronous.standbys[2]",
                "db2.example.org",
                "replication.synchronous.standbys[3]",
                "db2.example.org");

        assertThat(lines(draft))
                .containsExactlyInAnyOrder(
                        "replication.synchronous.standbys[0]: db1.example.org is the primary, which cannot wait for itself. "
                                + "Name standbys only.",
                        "replication.synchronous.standbys[1]: The plan has no standby db9. Its standbys are: db2.example.org.",
                        "replication.synchronous.standbys[3]: db2.example.org is named twice. Name each standby once.",
                        "replication.synchronous.count: 3 standbys cannot confirm a commit here. "
                                + "Write a whole number from 1 to 1.");
    }

    @Test
    void slotsAndUnitsThatContradictTheSwitch() {
        assertThat(lines(with(LEAST, "replication.slots", "false", "standbys[0].slot", "s")))
                .singleElement()
                .asString()
                .startsWith("standbys[0].slot: A slot is named here, but replication.slots is false.");
        assertThat(lines(with(LEAST, "primary.service", "pg_ctl", "primary.unit", "x.service")))
                .singleElement()
                .asString()
                .startsWith("primary.unit: A unit belongs to systemd");
    }

    @Test
    void oneSettingHasOneSpelling() {
        PlanDraft draft = with(LEAST, "settings.TimeZone", "UTC", "standbys[0].settings.timezone", "Asia/Seoul");

        assertThat(lines(draft))
                .singleElement()
                .asString()
                .startsWith("standbys[0].settings.timezone: The setting timezone is already there as TimeZone");
        assertThat(lines(with(LEAST, "settings.a", "1", "settings.A", "2")))
                .singleElement()
                .asString()
                .startsWith("settings.A: The setting A is already there as a");
    }

    @Test
    void aSecretInItsPlaceIsNeverRepeated() {
        for (String place : List.of("replication.password", "primary.ssh.password", "primary.sudo.password")) {
            for (String given : List.of(place, place + ".env", place + ".value")) {
                List<Problem> problems =
                        validate(LEAST.with(given, "hunter2 is secret")).problems();
                assertThat(problems).hasSize(1);
                assertThat(problems.toString() + line(problems.get(0)) + LEAST.with(given, "hunter2"))
                        .doesNotContain("hunter2");
                assertThat(problems.get(0).path()).startsWith(place);
            }
        }
        assertThat(lines(LEAST.with("replication.password", "hunter2")))
                .singleElement()
                .asString()
                .contains("never holds a password itself", "{ \"env\": \"NAME\" }");
        assertThat(lines(LEAST.with("primary.ssh.passphrase", "generated")))
                .singleElement()
                .asString()
                .contains("cannot be generated");
    }

    private static List<String> lines(PlanDraft draft) {
        return validate(draft).problems().stream().map(PlanProblemsTest::line).toList();
    }

    private static String line(Problem problem) {
        return ProblemText.of(WORDS, problem).toString();
    }
}
