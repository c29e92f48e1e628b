package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.OthersFiles;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;
import org.standbywizard.steps.TestLogin;

class PreviewTextTest {
    private static final HostId ONE = new HostId("db1");
    private static final HostId TWO = new HostId("db2");
    private static final String CONF = "/pgdata/postgresql.conf";

    private final Messages messages = Messages.of(Locale.ENGLISH);

    private static ServerRef server(HostId host) {
        return new ServerRef(
                host,
                new PgVersion(110022),
                "/usr/pgsql-11/bin",
                "/usr/pgsql-11/bin",
                new PgVersion(110022),
                "/pgdata",
                CONF,
                "/pgdata/pg_hba.conf",
                "postgres",
                "postgres",
                "/run/postgresql",
                5432,
                "postgres",
                ServiceKind.SYSTEMD,
                "postgresql-11.service",
                "",
                "",
                "/var/lib/standby-wizard/r1/" + host,
                "");
    }

    private static ChangeSet changeSet() {
        Map<String, String> block = new LinkedHashMap<>();
        block.put("port", "5432");
        List<Step> primary = List.of(
                new EnsureRole("db1/role", ONE, "o'neil", AuthMethod.SCRAM_SHA_256, false),
                new EditFile(
                        "db1/conf",
                        ONE,
                        "primary-conf",
                        EditFile.Format.CONF,
                        CONF,
                        true,
                        "# a\nprimary_conninfo = 'host=x password=hunter2'\nport = 5432\n",
                        "# a\nprimary_conninfo = 'host=x password=hunter2'\nport = 5432\nwal_level = 'replica'\n",
                        "postgres",
                        "postgres",
                        "0600",
                        List.of()),
                new RestartServer(
                        "db1/restart",
                        ONE,
                        Map.of("wal_level", "replica"),
                        List.of("wal_level"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        new OthersFiles(Set.of(), Map.of())),
                new CreateSlot("db1/slot", ONE, TWO, "db2", false, false));
        List<Step> standby = List.of(
                new TestLogin("db2/login", TWO, "user=o\\'neil host=10.0.0.1", "/home/pg/.pgpass", "77"),
                new BaseBackup(
                        "db2/copy",
                        TWO,
                        ONE,
                        "host=10.0.0.1",
                        "/home/pg/.pgpass",
                        "/pgdata.copy-r1",
                        "db2",
                        true,
                        BackupOptions.defaults(),
                        "",
                        "",
                        0,
                        Map.of()),
                new FinishCopy(
                        "db2/finish",
                        TWO,
                        "/pgdata.copy-r1",
                        "/pgdata",
                        List.of(),
                        FinishCopy.Source.COPIED,
                        "",
                        block,
                        "",
                        Set.of(),
                        "standby_mode = 'on'\n"),
                new StopServer("db2/stop", TWO, true, "88", List.of(), List.of()),
                new SwapIn("db2/swap", TWO, "/pgdata.copy-r1", "/pgdata.before-r1", "/pgdata.undone-r1", true, ""));
        return new ChangeSet(
                "r1",
                ONE,
                Map.of(ONE, server(ONE), TWO, server(TWO)),
                List.of(
                        new ChangeSet.Stage("primary", List.of(new ChangeSet.Lane(ONE, primary))),
                        new ChangeSet.Stage("standbys", List.of(new ChangeSet.Lane(TWO, standby)))),
                List.of());
    }

    private String preview(boolean full) {
        return new PreviewText(messages)
                .lines(changeSet(), Map.of(), full).stream()
                        .map(StyledLine::text)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void showsFilesCommandsStatementsAndCosts() {
        assertThat(preview(false)).isEqualTo("""
                        db1 (primary)
                          PostgreSQL 11.22, data in /pgdata, port 5432
                           1. Create the replication role o'neil
                              sql> CREATE ROLE "o'neil" LOGIN REPLICATION PASSWORD '********';
                           2. Set the primary's parameters in /pgdata/postgresql.conf
                              --- /pgdata/postgresql.conf
                              +++ /pgdata/postgresql.conf (new)
                              @@ -2,2 +2,3 @@
                               primary_conninfo = 'host=x password=********'
                               port = 5432
                              +wal_level = 'replica'
                           3. Restart the server, for wal_level
                              # systemctl restart postgresql-11.service
                           4. Create the replication slot db2 for db2
                              sql> SELECT pg_create_physical_replication_slot('db2', true);

                        db2 (standby)
                          PostgreSQL 11.22, data in /pgdata, port 5432
                           5. Copy the primary into /pgdata.copy-r1 (base backup)
                              postgres$ PGPASSFILE=/home/pg/.pgpass /usr/pgsql-11/bin/pg_basebackup -d host=10.0.0.1 -D /pgdata.copy-r1 -X stream -c fast -P -v -w -S db2
                           6. Make the copy a standby (recovery.conf, settings)
                              postgres$ cat > /pgdata.copy-r1/recovery.conf <<'EOF'
                              > standby_mode = 'on'
                              > EOF
                              +port = 5432
                           7. Stop the server whose place the standby takes
                              # systemctl stop postgresql-11.service
                           8. Put the copy in place; the old data is kept in /pgdata.before-r1
                              # mv /pgdata /pgdata.before-r1
                              # mv /pgdata.copy-r1 /pgdata

                        What it costs
                        db1: PostgreSQL is restarted, which cuts every connection for some seconds.
                        db2: the server that runs there now is stopped, which cuts every connection to it.
                        db2: the data there is replaced by a copy of the primary. The old data is not deleted; it is kept in /pgdata.before-r1
                        First a lock is taken on each host, so that no other wizard works there meanwhile: /var/lib/standby-wizard/lock (db1, db2). It goes at the end.""");
    }

    /** As in a practice lab, whose logins are the servers' user and may become nobody else. */
    @Test
    void whoRunsACommandStandsBeforeIt() {
        Planned servers = new Planned();
        assertThat(moves(servers)).hasSize(2).allMatch(line -> line.startsWith("# mv "));
        for (Facts facts : List.of(servers.db1, servers.db2)) {
            facts.privilege = Privilege.NONE;
            facts.login = "postgres";
            facts.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0);
        }
        assertThat(moves(servers)).hasSize(2).allMatch(line -> line.startsWith("postgres$ mv "));
        ChangeSet changes = servers.changes();
        assertThat(changes.steps().flatMap(step -> {
                    ServerRef server = changes.servers().get(step.host());
                    return Stream.of(
                            step.equivalent(server).kind(), step.byHand(server).kind());
                }))
                .contains(Equivalent.Kind.OWNER_SHELL)
                .doesNotContain(Equivalent.Kind.ROOT_SHELL);
    }

    private List<String> moves(Planned servers) {
        return new PreviewText(messages)
                .lines(servers.changes(), Map.of(), false).stream()
                        .map(line -> line.text().strip())
                        .filter(line -> line.contains(" mv "))
                        .toList();
    }

    @Test
    void fullAlsoShowsWhatOnlyLooksAndTheWayBack() {
        assertThat(preview(true))
                .contains("Log in for replication from the standby", "undo: Drop the role o'neil")
                .doesNotContain("undo: \n");
        assertThat(preview(false)).doesNotContain("Log in for replication", "undo:");
    }

    @Test
    void everyKindOfStepHasWordsForDoingAndUndoing() {
        for (Class<?> kind : Step.class.getPermittedSubclasses()) {
            String name =
                    kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            assertThat(messages.keys()).contains("step." + name + ".title", "step." + name + ".undo");
            assertThat(messages.get("step." + name + ".title")).isNotBlank();
        }
        assertThat(messages.keys().stream()
                        .filter(key -> key.startsWith("step.") && key.endsWith(".title"))
                        .map(key -> key.split("\\.")[1])
                        .distinct())
                .hasSize(Step.class.getPermittedSubclasses().length);
    }
}
