package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import org.standbywizard.ui.model.PracticeBench;

/** What a person types to mend each exercise: statements, and commands at a terminal of a host. */
public final class ExerciseRepairs {
    private static final String RULE = "host replication replicator 127.0.0.1/32 scram-sha-256";
    /** The commands that put the standby's own files into a new copy. */
    private static final String OWN_FILES =
            "cp -p data.old/postgresql.conf data.old/postgresql.auto.conf data.old/pg_hba.conf data.old/pg_ident.conf data/";

    /** {@code ssh -p PORT -o UserKnownHostsFile=FILE USER@127.0.0.1}, as the window offers it. */
    private static final Pattern SSH =
            Pattern.compile("ssh -p (\\d+) .*UserKnownHostsFile=(\\S+) (\\S+)@127\\.0\\.0\\.1");

    private final PracticeBench bench;
    private final Path directory;

    /** @param directory the lab's */
    public ExerciseRepairs(PracticeBench bench, Path directory) {
        this.bench = bench;
        this.directory = directory;
    }

    private String sql(int host, String statement) {
        PracticeBench.Answer answer = bench.ask(bench.hosts().get(host).name(), statement);
        assertThat(answer).as(statement).isInstanceOf(PracticeBench.Answer.Done.class);
        List<List<String>> rows = ((PracticeBench.Answer.Done) answer).rows();
        return rows.isEmpty() ? "" : rows.get(0).get(0);
    }

    private String port() {
        return sql(0, "SHOW port");
    }

    /** Types what mends it. */
    public void mend(String exercise) throws IOException {
        switch (exercise) {
            case "01-rule-missing" -> {
                on(0, "echo '" + RULE + "' >> data/pg_hba.conf");
                sql(0, "SELECT pg_reload_conf()");
            }
            case "02-rule-order" -> {
                on(0, "sed -i '/reject/d' data/pg_hba.conf");
                sql(0, "SELECT pg_reload_conf()");
            }
            case "03-wrong-password" -> {
                // Up to 13 a password is stored as md5 unless it is said otherwise, and the rule asks for SCRAM.
                sql(0, "SET password_encryption = 'scram-sha-256'; ALTER ROLE replicator PASSWORD 'a new one'");
                on(1, "sed -i 's/:[^:]*$/:a new one/' home/.standby-wizard/standby1.pgpass");
            }
            case "04-slot-missing" -> sql(0, "SELECT pg_create_physical_replication_slot('standby1')");
            case "05-wal-removed", "08-promoted" -> newCopy();
            case "06-max-connections" -> {
                on(1, "sed -i '/^max_connections = 50$/d' data/postgresql.conf");
                on(1, "pg_ctl -D data -w -l data.log start");
            }
            case "07-dead-slot" -> sql(0, "SELECT pg_drop_replication_slot('reports')");
            case "09-other-cluster" ->
                on(
                        1,
                        "pg_ctl -D data -m fast -w stop",
                        "mv data data.wrong",
                        "mv data.original data",
                        "pg_ctl -D data -w -l data.log start");
            case "10-primary-stopped" -> on(0, "pg_ctl -D data -w -l data.log start");
            case "11-replay-paused" -> sql(1, "SELECT pg_wal_replay_resume()");
            case "12-wrong-port" ->
                on(
                        1,
                        "sed -i 's/port=5999/port=" + port() + "/' data/postgresql.conf",
                        "if [ -f data/recovery.conf ]; then sed -i 's/port=5999/port=" + port()
                                + "/' data/recovery.conf; fi",
                        "pg_ctl -D data -m fast -w -l data.log restart");
            case "13-commits-hang" -> {
                sql(0, "ALTER SYSTEM RESET synchronous_standby_names");
                sql(0, "SELECT pg_reload_conf()");
            }
            case "14-role-without-replication" -> sql(0, "ALTER ROLE replicator REPLICATION");
            default -> throw new IllegalArgumentException(exercise);
        }
    }

    /** The standby made anew: the old directory is put aside, and what is the standby's own taken from it. */
    private void newCopy() throws IOException {
        String conninfo = "host=127.0.0.1 port=" + port()
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
        Path beside = directory.resolve(bench.hosts().get(host).name());
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
        Matcher way = SSH.matcher(bench.hosts().get(host).ssh());
        assertThat(way.matches()).as(bench.hosts().get(host).ssh()).isTrue();
        SSHClient ssh = new SSHClient();
        ssh.addHostKeyVerifier(new OpenSSHKnownHosts(Path.of(way.group(2)).toFile()));
        ssh.connect("127.0.0.1", Integer.parseInt(way.group(1)));
        ssh.authPassword(way.group(3), bench.password());
        return ssh;
    }
}
