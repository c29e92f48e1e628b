package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.standbywizard.conf.RawText;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostLabException;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.EditFile;

/** What a {@link FaultPair} was at first, the rows that its primary ever took, and whether any of it came to harm. */
final class FaultHarm {
    private static final String LEDGER =
            "SELECT count(*) || ' ' || sum(n) || ' '" + " || count(*) FILTER (WHERE line <> md5(n::text)) FROM ledger";
    private static final String KEEPSAKE = "SELECT md5(string_agg(line, ',' ORDER BY n)) FROM keepsake";
    /** What is in force from files; the run's own block may not be among it afterwards. */
    private static final String IN_FORCE =
            "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings"
                    + " WHERE source = 'configuration file'";

    private static final String NOT_IN_FORCE = "SELECT name FROM pg_file_settings WHERE error IS NOT NULL";
    private static final String DATA = FaultPair.DATA;

    private final TestHost one;
    private final TestHost two;
    private final FaultPair pair;
    private final Map<TestHost, Fingerprint> before = new LinkedHashMap<>();
    private final Map<TestHost, String> states = new LinkedHashMap<>();
    private final Map<TestHost, String> inForce = new LinkedHashMap<>();
    private final String keepsake;
    private int last = FaultPair.ROWS;

    FaultHarm(FaultPair pair) {
        this.pair = pair;
        this.one = pair.one;
        this.two = pair.two;
        keepsake = two.sql(KEEPSAKE);
        pair.hosts().forEach(host -> {
            before.put(host, Configuration.of(host));
            states.put(host, Configuration.state(host));
            inForce.put(host, host.sql(IN_FORCE));
        });
    }

    FaultPair pair() {
        return pair;
    }

    /** One more row; on the primary alone, since whether a commit waits for a standby is its own matter. */
    private void write() {
        one.sql("SET synchronous_commit = local; INSERT INTO ledger VALUES (" + (last + 1) + ", md5('" + (last + 1)
                + "')) ON CONFLICT DO NOTHING");
        last++;
    }

    /** One more row just before a fault, if the primary takes one at that moment. */
    void writeIfServed() {
        try {
            write();
        } catch (HostLabException e) {
            // It restarts, say; whoever wrote would know that the row was not taken.
            return;
        }
    }

    void requireRows(TestHost host) {
        long sum = (long) last * (last + 1) / 2;
        String expected = last + " " + sum + " 0";
        Wait.until("every row on " + host.name(), () -> host.sql(LEDGER).equals(expected));
    }

    /** Right after a fault: the primary answers and takes a row, files are whole, no slot is forgotten. */
    void requireNoHarm(Journals.RunRecord record, Stopped stopped) {
        Wait.until("the primary takes rows", () -> {
            write();
            return true;
        });
        requireRows(one);
        assertThat(halfWritten(record)).as("configuration").isEmpty();
        boolean former = pair.hasFormer();
        List<String> idle = patiently(
                        "the primary's slots",
                        () -> one.sql("SELECT slot_name FROM pg_replication_slots WHERE NOT active"))
                .lines()
                .filter(slot -> former)
                .toList();
        assertThat(stopped.slots()).as("slots that are told").containsAll(idle);
        requireNoSecondPrimary();
    }

    /** Asks a server that may be restarting: what a killed wizard began goes on by itself, and may begin only now. */
    private static <T> T patiently(String what, Supplier<T> question) {
        List<T> answers = new ArrayList<>();
        Wait.until(what, () -> answers.add(question.get()));
        return answers.get(0);
    }

    private void requireNoSecondPrimary() {
        if (pair.isServing(two)) {
            String primary = patiently("the primary's identifier", () -> Configuration.state(one));
            assertThat(patiently("what the standby is", () -> Configuration.state(two)))
                    .isNotEqualTo(primary.split(" ")[0] + " false");
        }
    }

    /** Every file is as it was or as the change set wants it, whoever owns it. */
    private List<String> halfWritten(Journals.RunRecord record) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        record.changeSet().steps().forEach(step -> {
            if (step instanceof EditFile edit) {
                Set<String> hashes = wanted.computeIfAbsent(edit.host() + edit.path(), path -> new LinkedHashSet<>());
                hashes.add(sha256(edit.before()));
                hashes.add(sha256(edit.after()));
            }
        });
        List<String> wrong = new ArrayList<>();
        before.forEach((host, then) -> {
            Fingerprint now = Configuration.of(host);
            then.entries().forEach((path, was) -> {
                Fingerprint.Entry is = now.entries().get(path);
                boolean same = was.equals(is) || was.type().equals("absent");
                boolean ours = is != null
                        && wanted.getOrDefault(host.name() + path, Set.of()).contains(is.sha256())
                        && is.owner().equals(was.owner())
                        && is.mode().equals(was.mode());
                boolean servers = is != null && path.endsWith("postgresql.auto.conf") && isWholeAuto(host, path);
                if (!same && !ours && !servers && !isAside(host, path, was)) {
                    wrong.add(host.name() + " " + path + ": was " + was + ", is " + is);
                }
            });
        });
        return wrong;
    }

    /** Power lost between the two renames of a swap: the whole directory still lies beside its place. */
    private static boolean isAside(TestHost host, String path, Fingerprint.Entry was) {
        if (!path.startsWith(DATA + "/") || Files.exists(host.file(DATA))) {
            return false;
        }
        String inside = path.substring(DATA.length());
        return host.exec("ls -d \"$1\".before-*", DATA)
                .out()
                .lines()
                .map(directory -> directory + inside)
                .anyMatch(there ->
                        was.equals(Fingerprint.of(host, there).entries().get(there)));
    }

    /** The server writes this one itself, line by line; whole lines of it may be gone. */
    private static boolean isWholeAuto(TestHost host, String path) {
        try {
            String text = Files.readString(host.file(path), StandardCharsets.ISO_8859_1);
            return text.endsWith("\n")
                    && text.lines()
                            .allMatch(line -> line.startsWith("#")
                                    || line.equals("max_wal_senders = '1'")
                                    || line.equals("work_mem = '5MB'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String raw) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(RawText.bytes(raw)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void requireReplicated() {
        write();
        requireRows(one);
        requireRows(two);
        assertThat(one.sql("SELECT application_name || ' ' || state || ' ' || sync_state FROM pg_stat_replication"))
                .isEqualTo("db2 streaming quorum");
        assertThat(one.sql("SELECT slot_name || ' ' || active FROM pg_replication_slots"))
                .isEqualTo("db2 true");
    }

    /** To the byte; makes room for more. */
    void requireAsBefore() {
        List<String> differences = new ArrayList<>();
        before.forEach((host, then) -> then.differences(Configuration.of(host)).stream()
                .map(line -> host.name() + " " + line)
                .forEach(differences::add));
        assertThat(differences).as("configuration").isEmpty();
        states.forEach((host, then) ->
                assertThat(Configuration.state(host)).as(host.name()).isEqualTo(then));
        assertThat(one.sql("SELECT slot_name FROM pg_replication_slots"))
                .as("slots")
                .isEmpty();
        assertThat(one.sql("SELECT rolname FROM pg_roles WHERE rolname = 'replicator'"))
                .as("role")
                .isEmpty();
        assertThat(one.sql("SELECT relname FROM pg_class WHERE relname LIKE 'standby_wizard%'"))
                .as("proof")
                .isEmpty();
        inForce.forEach((host, then) -> {
            assertThat(host.sql(IN_FORCE)).as("in force on " + host.name()).isEqualTo(then);
            assertThat(host.sql(NOT_IN_FORCE))
                    .as("not in force on " + host.name())
                    .isEmpty();
        });
        assertThat(two.exec("pgrep -a pg_basebackup; ls -d \"$1\".copy-* \"$1\".before-* 2>/dev/null", DATA)
                        .out())
                .as("half copies")
                .isEmpty();
        write();
        requireRows(one);
        assertThat(two.sql(KEEPSAKE)).as("the standby's own rows").isEqualTo(keepsake);
        two.exec("rm -rf \"$1\".undone-*", DATA).ok();
    }
}
