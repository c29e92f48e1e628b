package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.Station;

/** What a person types to mend each exercise: statements, and commands at a terminal of a host. */
final class ExerciseRepairs {
    private static final String RULE = "host replication replicator 127.0.0.1/32 scram-sha-256";
    /** The commands that put the standby's own files into a new copy. */
    private static final String OWN_FILES =
            "cp -p data.old/postgresql.conf data.old/postgresql.auto.conf data.old/pg_hba.conf data.old/pg_ident.conf data/";

    private final Lab lab;
    private final Station primary;
    private final Station standby;

    ExerciseRepairs(Lab lab) {
        this.lab = lab;
        this.primary = lab.stations().get(0);
        this.standby = lab.stations().get(1);
    }

    void mend(String exercise) throws IOException {
        switch (exercise) {
            case "01-rule-missing" -> {
                on(0, "echo '" + RULE + "' >> data/pg_hba.conf");
                primary.rows("SELECT pg_reload_conf()");
            }
            case "02-rule-order" -> {
                on(0, "sed -i '/reject/d' data/pg_hba.conf");
                primary.rows("SELECT pg_reload_conf()");
            }
            case "03-wrong-password" -> {
                // Up to 13 a password is stored as md5 unless it is said otherwise, and the rule asks for SCRAM.
                primary.rows("SET password_encryption = 'scram-sha-256'; ALTER ROLE replicator PASSWORD 'a new one'");
                on(1, "sed -i 's/:[^:]*$/:a new one/' home/.standby-wizard/standby1.pgpass");
            }
            case "04-slot-missing" -> primary.rows("SELECT pg_create_physical_replication_slot('standby1')");
            case "05-wal-removed", "08-promoted" -> newCopy();
            case "06-max-connections" -> {
                on(1, "sed -i '/^max_connections = 50$/d' data/postgresql.conf");
                on(1, "pg_ctl -D data -w -l data.log start");
            }
            case "07-dead-slot" -> primary.rows("SELECT pg_drop_replication_slot('reports')");
            case "09-other-cluster" ->
                on(
                        1,
                        "pg_ctl -D data -m fast -w stop",
                        "mv data data.wrong",
                        "mv data.original data",
                        "pg_ctl -D data -w -l data.log start");
            case "10-primary-stopped" -> on(0, "pg_ctl -D data -w -l data.log start");
            case "11-replay-paused" -> standby.rows("SELECT pg_wal_replay_resume()");
            case "12-wrong-port" ->
                on(
                        1,
                        "sed -i 's/port=5999/port=" + primary.port() + "/' data/postgresql.conf",
                        "if [ -f data/recovery.conf ]; then sed -i 's/port=5999/port=" + primary.port()
                                + "/' data/recovery.conf; fi",
                        "pg_ctl -D data -m fast -w -l data.log restart");
            case "13-commits-hang" -> {
                primary.rows("ALTER SYSTEM RESET synchronous_standby_names");
                primary.rows("SELECT pg_reload_conf()");
            }
            case "14-role-without-replication" -> primary.rows("ALTER ROLE replicator REPLICATION");
            default -> throw new IllegalArgumentException(exercise);
        }
    }

    /** The standby made anew: the old directory is put aside, and what is the standby's own taken from it. */
    private void newCopy() throws IOException {
        String conninfo = "host=127.0.0.1 port=" + primary.port()
                + " user=replicator passfile=\"$PWD\"/home/.standby-wizard/standby1.pgpass";
        on(
                1,
                "pg_ctl -D data -m fast -w stop",
                "rm -rf data.old",
                "mv data data.old",
                "pg_basebackup -d \"" + conninfo.replace("\"", "") + "\" -D data -X stream -S standby1 -c fast -w",
                OWN_FILES,
                "for old in standby.signal recovery.conf; do if [ -f data.old/$old ]; then cp -p data.old/$old data/; fi; done",
                "if [ -f data.old/recovery.done ]; then cp -p data.old/recovery.done data/recovery.conf; fi",
                "if [ ! -f data/recovery.conf ]; then touch data/standby.signal; fi",
                "pg_ctl -D data -w -l data.log start");
    }

    /** Runs lines on a host, where the data directory lies. */
    private void on(int host, String... lines) throws IOException {
        Path beside = lab.hosts().get(host).dataDirectory().getParent();
        String script = "set -e\ncd " + beside + "\n" + String.join("\n", lines);
        try (SSHClient ssh = login(host);
                Session session = ssh.startSession();
                Session.Command command = session.exec(script)) {
            String said = text(command.getInputStream()) + text(command.getErrorStream());
            command.join();
            assertThat(command.getExitStatus()).as(script + "\n" + said).isZero();
        }
    }

    /** What is seen at a terminal of a host when a line is typed that ends with {@code exit}. */
    String atTerminal(int host, String line) throws IOException {
        try (SSHClient ssh = login(host);
                Session session = ssh.startSession()) {
            session.allocateDefaultPTY();
            Session.Shell shell = session.startShell();
            shell.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().flush();
            return text(shell.getInputStream());
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private SSHClient login(int host) throws IOException {
        SSHClient ssh = new SSHClient();
        ssh.addHostKeyVerifier(new OpenSSHKnownHosts(lab.knownHosts().toFile()));
        ssh.connect("127.0.0.1", lab.hosts().get(host).sshPort());
        ssh.authPassword(lab.user(), Files.readString(lab.password()));
        return ssh;
    }
}
