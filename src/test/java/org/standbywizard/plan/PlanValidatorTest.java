package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.standbywizard.plan.PlanDrafts.LEAST;
import static org.standbywizard.plan.PlanDrafts.validate;
import static org.standbywizard.plan.PlanDrafts.with;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanValidatorTest {
    @Test
    void twoHostsAreAPlan() {
        ServerPlan primary = new ServerPlan(
                new HostId("db1.example.org"),
                SshTarget.of("db1.example.org"),
                new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        ServerPlan standby = new ServerPlan(
                new HostId("db2.example.org"),
                SshTarget.of("db2.example.org"),
                new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        ReplicationPlan expected = new ReplicationPlan(
                primary,
                List.of(new StandbyPlan(
                        standby,
                        Optional.of("db2_example_org"),
                        Optional.of("db2_example_org"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())),
                new ReplicationSettings(
                        "replicator",
                        AuthMethod.SCRAM_SHA_256,
                        new SecretRef.Generated(),
                        true,
                        SslMode.PREFER,
                        new Synchronous(Synchronous.Mode.OFF, 0, List.of()),
                        new BackupOptions(Optional.empty(), true, Optional.empty(), true)),
                Map.of());

        assertThat(validate(LEAST).get()).isEqualTo(expected);
    }

    @Test
    void everyFieldArrives() {
        PlanDraft draft = with(
                LEAST,
                "primary.name",
                "head",
                "primary.ssh.user",
                "DOMAIN\\kim",
                "primary.ssh.port",
                "2222",
                "primary.ssh.identityFile",
                "~/.ssh/id_ed25519",
                "primary.ssh.passphrase.env",
                "KEY_PASS",
                "primary.ssh.jump",
                "kim@bastion:22",
                "primary.sudo.mode",
                "sudo",
                "primary.sudo.password.file",
                "sudo.txt",
                "primary.cluster",
                "15/main",
                "primary.settings.wal_level",
                "logical",
                "standbys[0].ssh.password",
                "prompt",
                "standbys[0].cluster",
                "/data//pg_data/",
                "standbys[0].service",
                "systemd",
                "standbys[0].unit",
                "postgres-live.service",
                "standbys[0].osUser",
                "pgsql",
                "standbys[0].superuser",
                "root of all",
                "standbys[0].slot",
                "two",
                "standbys[0].applicationName",
                "Two!",
                "standbys[0].primaryAddress",
                "fe80::1%eth0",
                "standbys[0].primaryPort",
                " 5433 ",
                "standbys[0].sourceAddress",
                "2001:db8::2",
                "standbys[0].tablespaces[\"/srv/fast\"]",
                "/data/fast",
                "replication.role",
                "복제",
                "replication.authentication",
                "md5",
                "replication.password.file",
                "/run/secrets/rep",
                "replication.slots",
                "true",
                "replication.sslMode",
                "verify-full",
                "replication.synchronous.mode",
                "any",
                "replication.synchronous.count",
                "1",
                "replication.synchronous.standbys[0]",
                "db2.example.org",
                "replication.backup.maxRate",
                "50M",
                "replication.backup.checkpoint",
                "spread",
                "replication.backup.compression",
                "server-zstd:level=3,workers=2",
                "replication.backup.verify",
                "false",
                "settings[\"pg_stat_statements.max\"]",
                "",
                "settings.max_slot_wal_keep_size",
                "auto");

        ReplicationPlan plan = validate(draft).get();

        SshTarget ssh = plan.primary().ssh();
        assertThat(plan.primary().id().name()).isEqualTo("head");
        assertThat(ssh)
                .isEqualTo(new SshTarget(
                        "db1.example.org",
                        Optional.of(2222),
                        Optional.of("DOMAIN\\kim"),
                        Optional.of(Path.of("/home/kim/.ssh/id_ed25519")),
                        Optional.of(new SecretRef.Env("KEY_PASS")),
                        Optional.empty(),
                        Optional.of("kim@bastion:22")));
        assertThat(plan.primary().sudo())
                .isEqualTo(new SudoPlan(
                        SudoPlan.Mode.SUDO, Optional.of(new SecretRef.FromFile(Path.of("/home/kim/plans/sudo.txt")))));
        assertThat(plan.primary().settings()).isEqualTo(Map.of("wal_level", "logical"));
        StandbyPlan standby = plan.standbys().get(0);
        assertThat(standby.server().ssh().password()).contains(new SecretRef.Prompt());
        assertThat(standby.server().cluster()).contains("/data/pg_data");
        assertThat(standby.server().service()).contains(ServiceKind.SYSTEMD);
        assertThat(standby.server().unit()).contains("postgres-live.service");
        assertThat(standby.server().osUser()).contains("pgsql");
        assertThat(standby.server().superuser()).contains("root of all");
        assertThat(standby.slot()).contains("two");
        assertThat(standby.applicationName()).contains("Two!");
        assertThat(standby.primaryAddress()).contains("fe80::1%eth0");
        assertThat(standby.primaryPort()).contains(5433);
        assertThat(standby.sourceAddress()).contains("2001:db8::2/128");
        assertThat(standby.tablespaces()).isEqualTo(Map.of("/srv/fast", "/data/fast"));
        assertThat(plan.replication())
                .isEqualTo(new ReplicationSettings(
                        "복제",
                        AuthMethod.MD5,
                        new SecretRef.FromFile(Path.of("/run/secrets/rep")),
                        true,
                        SslMode.VERIFY_FULL,
                        new Synchronous(Synchronous.Mode.ANY, 1, List.of(new HostId("db2.example.org"))),
                        new BackupOptions(
                                Optional.of("50M"), false, Optional.of("server-zstd:level=3,workers=2"), false)));
        assertThat(plan.settings()).isEqualTo(Map.of("pg_stat_statements.max", "", "max_slot_wal_keep_size", "auto"));
        assertThat(validate(DraftOfPlan.of(plan)).get()).isEqualTo(plan);
    }

    @Test
    void blankFieldsOfAPageMeanTheDefault() {
        PlanDraft pages = with(
                LEAST,
                "replication.role",
                "  ",
                "replication.password",
                "",
                "standbys[0].ssh.port",
                " ",
                "standbys[0].ssh.password.env",
                "X",
                "replication.slots",
                "");

        assertThat(validate(pages.without("standbys[0].ssh")).get())
                .isEqualTo(validate(LEAST).get());
    }

    @Test
    void standbyOnThePrimarysHostIsNamedAfterItsCluster() {
        PlanDraft draft = with(
                PlanDraft.EMPTY,
                "primary.host",
                "db1",
                "primary.cluster",
                "15/main",
                "standbys[0].host",
                "DB1",
                "standbys[0].cluster",
                "15/second",
                "standbys[1].host",
                "db1",
                "standbys[1].cluster",
                "/data/pg");

        assertThat(names(draft)).containsExactly("db1", "DB1/15/second", "db1/data/pg");
    }

    @Test
    void hostsBehindOneGatewayAreNamedAfterTheirPort() {
        PlanDraft draft = with(
                PlanDraft.EMPTY,
                "primary.host",
                "gw",
                "primary.ssh.port",
                "2201",
                "standbys[0].host",
                "gw",
                "standbys[0].ssh.port",
                "2202");

        assertThat(names(draft)).containsExactly("gw", "gw:2202");
    }

    @Test
    void madeUpSlotNamesStayUnique() {
        String longName = "x".repeat(70);
        PlanDraft draft = with(
                PlanDraft.EMPTY,
                "primary.host",
                "p",
                "standbys[0].host",
                "db-2",
                "standbys[1].host",
                "db.2",
                "standbys[2].host",
                "other",
                "standbys[2].slot",
                "db_2",
                "standbys[3].host",
                longName + "a",
                "standbys[4].host",
                longName + "b",
                "standbys[5].host",
                "db_2",
                "standbys[6].host",
                "서버");

        List<StandbyPlan> standbys = validate(draft).get().standbys();

        assertThat(standbys)
                .extracting(standby -> standby.slot().orElseThrow())
                .containsExactly("db_2_2", "db_2_3", "db_2", "x".repeat(63), "x".repeat(61) + "_2", "db_2_4", "__");
        assertThat(standbys)
                .extracting(standby -> standby.applicationName().orElseThrow())
                .containsExactly("db_2_2", "db_2_3", "db_2", "x".repeat(63), "x".repeat(61) + "_2", "db_2_4", "__");
    }

    @Test
    void withoutSlotsStandbysStillHaveApplicationNames() {
        StandbyPlan standby = validate(LEAST.with("replication.slots", "false"))
                .get()
                .standbys()
                .get(0);

        assertThat(standby.slot()).isEmpty();
        assertThat(standby.applicationName()).contains("db2_example_org");
    }

    @Test
    void namesWithAnySignArriveUnchanged() {
        for (String role : List.of(
                "o'brien \"quoted\"",
                "$(id) `id` ; x",
                "복제 역할",
                "🐘👩‍👩‍👧",
                " space ",
                "back\\slash",
                "a:b",
                "+x",
                "all",
                "-r")) {
            assertThat(validate(LEAST.with("replication.role", role))
                            .get()
                            .replication()
                            .role())
                    .isEqualTo(role);
        }
        assertThat(validate(LEAST.with("settings.archive_command", "cp %p '/a b/$x'\t# `z`"))
                        .get()
                        .settings())
                .containsEntry("archive_command", "cp %p '/a b/$x'\t# `z`");
        assertThat(validate(LEAST.with("standbys[0].cluster", "/data/한 글/'q\"$`"))
                        .get()
                        .standbys()
                        .get(0)
                        .server()
                        .cluster())
                .contains("/data/한 글/'q\"$`");
    }

    @Test
    void formatsOfRateCompressionAndSourceThatPostgresTakes() {
        for (String rate : List.of("32", "32k", "0.5M", "1024M", "1048576")) {
            assertThat(validate(LEAST.with("replication.backup.maxRate", rate)).problems())
                    .isEmpty();
        }
        for (String method :
                List.of("none", "server-gzip", "server-gzip:9", "server-lz4:level=12", "server-zstd:long")) {
            assertThat(validate(LEAST.with("replication.backup.compression", method))
                            .problems())
                    .isEmpty();
        }
        for (String source :
                List.of("10.0.0.12", "10.0.0.12/32", "10.0.0.0/24", "fe80::/10", "::1", "64:ff9b::1.2.3.4")) {
            assertThat(validate(LEAST.with("standbys[0].sourceAddress", source)).problems())
                    .isEmpty();
        }
    }

    private static List<String> names(PlanDraft draft) {
        return validate(draft).get().servers().stream()
                .map(server -> server.id().name())
                .toList();
    }

    /** A card signs in before the rest of the plan is there. */
    @Test
    void oneServerIsJudgedAlone() {
        PlanDraft part = with(
                PlanDraft.EMPTY,
                "host",
                "db1",
                "ssh.user",
                "kim",
                "ssh.identityFile",
                "key",
                "sudo.mode",
                "none",
                "slot",
                "Not A Slot",
                "settings.data_directory",
                "belongs to another field");

        ServerPlan server = new PlanValidator(PlanDrafts.HOME, PlanDrafts.BASE)
                .validateServer(part)
                .get();

        assertThat(server.id().name()).isEqualTo("db1");
        assertThat(server.ssh().user()).contains("kim");
        assertThat(server.ssh().identityFile()).contains(Path.of("/home/kim/plans/key"));
        assertThat(server.sudo().mode()).isEqualTo(SudoPlan.Mode.NONE);
        assertThat(server.settings()).isEmpty();
    }

    /** The same login in both, or a connection made for the one would not serve the other. */
    @Test
    void aServerAloneIsTheServerOfThePlan() {
        PlanDraft part =
                with(PlanDraft.EMPTY, "name", "head", "host", "db1", "ssh.password", "prompt", "cluster", "15/main");
        PlanDraft whole = with(PlanDraft.EMPTY, "standbys[0].host", "db2");
        for (String path : List.of("name", "host", "ssh.password", "cluster")) {
            whole = whole.with("primary." + path, part.text(path).orElseThrow());
        }
        PlanValidator validator = new PlanValidator(PlanDrafts.HOME, PlanDrafts.BASE);

        assertThat(validator.validateServer(part).get())
                .isEqualTo(validator.validate(whole).get().primary());
    }

    @Test
    void aServerAloneHasItsProblemsAtItsOwnFields() {
        PlanDraft part = with(PlanDraft.EMPTY, "ssh.port", "x", "ssh.password", "geheim", "sudo.mode", "su");
        List<Problem> problems = new PlanValidator(PlanDrafts.HOME, PlanDrafts.BASE)
                .validateServer(part)
                .problems();
        assertThat(problems)
                .extracting(Problem::path, Problem::key)
                .containsExactly(
                        tuple("host", ProblemKeys.REQUIRED),
                        tuple("ssh.port", ProblemKeys.PORT),
                        tuple("ssh.password", ProblemKeys.SECRET_LITERAL),
                        tuple("sudo.mode", ProblemKeys.CHOICE));
    }
}
