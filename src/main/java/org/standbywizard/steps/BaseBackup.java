package org.standbywizard.steps;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.ShellQuote;
import org.standbywizard.remote.Sql;

/**
 * Copies the primary into a directory beside the standby's data directory, as a detached job that outlives the desktop
 * (PostgreSQL, pg_basebackup). Long, because the command that is shown, the job that runs and what clears up after it name
 * the same things.
 *
 * @param host the standby
 * @param primary where the slot is
 * @param copy the directory that is made
 * @param slot empty for none
 * @param dropSlotOnFailure whether the slot is this run's own
 * @param walDirectory for a separate WAL directory, else empty
 * @param verifyDirectory where a pg_verifybackup of the server's major version is, else empty
 * @param walLimitMegabytes where the primary caps no slot (up to 12, or for want of room): how much WAL it may keep for the copy, else 0
 * @param tablespaces directory on the primary to directory on the standby
 */
public record BaseBackup(
        String id,
        HostId host,
        HostId primary,
        String conninfo,
        String passfile,
        String copy,
        String slot,
        boolean dropSlotOnFailure,
        BackupOptions options,
        String walDirectory,
        String verifyDirectory,
        long walLimitMegabytes,
        Map<String, String> tablespaces)
        implements Step {
    private static final int VERIFY_FAILED = 90;
    private static final Duration SLOT_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String SLOT = "SELECT 1 FROM pg_replication_slots WHERE slot_name = ?";
    private static final String DROP_IDLE_SLOT =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ? AND NOT active";

    public BaseBackup {
        tablespaces = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(tablespaces));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(copy);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        String program = server.clientBinDir().concat("/pg_basebackup");
        List<String> words = new ArrayList<>(List.of(program, "-d", conninfo, "-D", copy, "-X", "stream", "-c"));
        words.addAll(List.of(checkpoint(), "-P", "-v", "-w"));
        if (!slot.isEmpty()) {
            words.addAll(List.of("-S", slot));
        }
        options.maxRate().ifPresent(rate -> words.add("--max-rate=".concat(rate)));
        options.compression().ifPresent(way -> words.add("--compress=".concat(way)));
        if (!walDirectory.isEmpty()) {
            // Its name up to 9.6.
            String word = server.clientVersion().atLeast(PgVersion.V10) ? "--waldir=" : "--xlogdir=";
            words.add(word.concat(walDirectory));
        }
        tablespaces.forEach((from, to) -> {
            if (!from.equals(to)) {
                words.addAll(List.of("-T", escaped(from).concat("=").concat(escaped(to))));
            }
        });
        List<String> lines = new ArrayList<>(List.of(passfileBefore(passfile, words)));
        if (!verifyDirectory.isEmpty()) {
            lines.add(ShellQuote.typed(verifyDirectory.concat("/pg_verifybackup"), copy));
        }
        return Equivalent.owner(lines.toArray(String[]::new));
    }

    /** pg_basebackup wants a = in a name escaped. */
    private static String escaped(String name) {
        return name.replace("=", "\\=");
    }

    /** A command with the passfile, if there is one, in its environment. */
    static String passfileBefore(String passfile, List<String> words) {
        String command = ShellQuote.typed(words.toArray(String[]::new));
        return passfile.isEmpty() ? command : "PGPASSFILE=" + ShellQuote.typed(passfile) + " " + command;
    }

    private String checkpoint() {
        return options.fastCheckpoint() ? "fast" : "spread";
    }

    private String job(StepContext context) {
        return job(context.server(host));
    }

    /** The job's own directory on the standby. */
    public String job(ServerRef server) {
        return server.runDirectory() + "/copy";
    }

    /** What starts the copy, or finds it again; {@link #jobScript} comes on standard input. */
    public Command command(ServerRef server) {
        List<String> words = new ArrayList<>(List.of(
                job(server),
                unit(),
                slot.isEmpty() ? "none" : slot,
                copy,
                server.dataDirectory(),
                server.osUser(),
                server.osGroup(),
                server.clientBinDir(),
                conninfo,
                slot.isEmpty() ? "none" : slot,
                dropSlotOnFailure ? "yes" : "no",
                options.maxRate().orElse(""),
                checkpoint(),
                options.compression().orElse(""),
                passfile,
                walDirectory,
                verifyDirectory,
                String.valueOf(walLimitMegabytes)));
        tablespaces.forEach((from, to) -> words.addAll(List.of(from, to)));
        return Scripts.admin(Scripts.BACKUP_START, words.toArray(String[]::new));
    }

    /** The copy itself, as it runs apart from whoever started it. */
    public Script jobScript() {
        return Scripts.BACKUP_JOB;
    }

    /** Looks whether the copy still runs, and at the end of its log. */
    public Command poll(ServerRef server) {
        return BackupWatch.poll(job(server));
    }

    private String unit() {
        String directory = copy.substring(copy.lastIndexOf('.') + 1);
        return "standby-wizard-" + directory + "-" + host.name().replaceAll("[^A-Za-z0-9_-]", "_");
    }

    @Override
    public StepOutcome perform(StepContext context) {
        long begun = System.nanoTime();
        String state = start(context);
        if (state.equals("finished")) {
            return StepOutcome.already();
        }
        BackupWatch watch = new BackupWatch(context, host, job(context));
        BackupWatch.End end;
        try {
            end = watch.await();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Cancelled) {
                cancel(context);
                dropOwnSlot(context);
            }
            throw e;
        }
        if (end.status() != 0) {
            if (end.slotDropped()) {
                context.output("slot-dropped " + slot);
            }
            boolean dropped = end.slotDropped() || dropOwnSlot(context);
            String reason = end.status() == VERIFY_FAILED
                    ? "copy-damaged"
                    : dropped ? "base-backup-slot-dropped" : "base-backup";
            throw Scripts.refused(context.remote(host), reason, end.log(), copy, slot);
        }
        return StepOutcome.done(Map.of(
                "bytes",
                String.valueOf(end.bytes()),
                "millis",
                String.valueOf(Duration.ofNanos(System.nanoTime() - begun).toMillis())));
    }

    private String start(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                command(context.server(host)).withStdin(jobScript().text().getBytes(StandardCharsets.UTF_8)),
                context.cancellation());
        if (result.exitStatus() == 7) {
            throw Scripts.refused(remote, "copy-place-taken", result, copy);
        }
        if (!result.ok()) {
            throw Scripts.refused(remote, "base-backup", result, copy, slot);
        }
        return result.out().strip();
    }

    private void cancel(StepContext context) {
        context.remote(host).run(Scripts.admin(Scripts.BACKUP_CANCEL, job(context), unit()), new Cancellation());
    }

    /**
     * Nobody may come back for a while, and an unused slot keeps WAL until the primary's disk is full (safety rule 14).
     * The copy's sender may hold it for a moment yet.
     *
     * @return whether there was one and it is gone; if it is not, that is said
     */
    private boolean dropOwnSlot(StepContext context) {
        if (slot.isEmpty() || !dropSlotOnFailure) {
            return false;
        }
        try {
            Sql sql = context.sql(primary);
            long deadline = System.nanoTime() + SLOT_LIMIT.toNanos();
            while (!sql.query(SLOT, slot).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    context.output("slot-kept " + slot);
                    return false;
                }
                sql.query(DROP_IDLE_SLOT, slot);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (FailureException e) {
            context.output("slot-kept " + slot);
            return false;
        }
        context.output("slot-dropped " + slot);
        return true;
    }

    /** Ends the job if it runs, and removes the copy if no server was ever started on it. */
    @Override
    public void undo(StepContext context) {
        context.remote(host)
                .runOrFail(Scripts.admin(Scripts.BACKUP_CANCEL, job(context), unit()), context.cancellation());
    }
}
