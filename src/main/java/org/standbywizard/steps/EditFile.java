package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.HbaFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.ShellQuote;

/**
 * Replaces one file by exactly what was previewed, if it still is what the preview was made from.
 *
 * @param purpose which words explain it: {@code primary-conf}, {@code hba}, {@code standby-conf}, {@code start-conf},
 *     {@code synchronous}
 * @param before the bytes as one char each; empty with {@code existed} false if there was none
 * @param after the new bytes, likewise
 * @param later hashes that later edits of this change set leave the file with: then this one stands already
 */
public record EditFile(
        String id,
        HostId host,
        String purpose,
        Format format,
        String path,
        boolean existed,
        String before,
        String after,
        String owner,
        String group,
        String mode,
        List<String> later)
        implements Step {

    /** How our part is taken out again when somebody else changed the file since. */
    public enum Format {
        CONF,
        HBA,
        WHOLE
    }

    public EditFile {
        later = List.copyOf(later);
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(path, purpose);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return new Equivalent(Equivalent.Kind.EDIT, List.of(path));
    }

    /** This edit, which later ones of the same file build on. */
    EditFile before(List<EditFile> next) {
        return new EditFile(
                id,
                host,
                purpose,
                format,
                path,
                existed,
                before,
                after,
                owner,
                group,
                mode,
                next.stream().map(edit -> Hashes.sha256(edit.after)).toList());
    }

    /** Names the before-image in the run's directory on the host. */
    String key() {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** What replaces it; the new bytes come on standard input. */
    public Command command(ServerRef server) {
        String expected = existed ? Hashes.sha256(before) : "absent";
        return Scripts.admin(
                Scripts.REPLACE_FILE,
                path,
                expected,
                Hashes.sha256(after),
                owner,
                group,
                mode,
                server.runDirectory(),
                key());
    }

    /** The file keeps its owner and mode, since it is written into and not replaced. */
    @Override
    public Equivalent byHand(ServerRef server) {
        List<String> lines = new ArrayList<>(ByHand.edit(path, before, after));
        if (!existed) {
            lines.add(ShellQuote.typed("chown", owner.concat(":").concat(group), path));
            lines.add(ShellQuote.typed("chmod", mode, path));
        }
        return Equivalent.admin(server, lines.toArray(String[]::new));
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        Optional<FileNow> now = FileNow.read(context.remote(host), path, context.cancellation());
        if (now.isEmpty()) {
            return Standing.notYet("file-missing", path);
        }
        String text = now.get().text();
        if (existed && text.equals(before)) {
            return Standing.notYet("file-as-before", path);
        }
        if (!text.equals(after)) {
            int line = FileNow.firstDifference(text, after);
            return Standing.notYet("file-differs", path, String.valueOf(line));
        }
        String wanted = owner.concat(":").concat(group);
        return now.get().owner().equals(wanted) ? Standing.DONE : Standing.notYet("file-owner", path, wanted);
    }

    /** A restart with this edit that fails puts the file back, whoever edited it (safety rule 4). */
    @Override
    public void handOver(StepContext context) {
        save(context, "before");
    }

    @Override
    public void handBack(StepContext context) {
        save(context, "after");
    }

    private void save(StepContext context, String moment) {
        if (!existed) {
            return;
        }
        RemoteHost remote = context.remote(host);
        CommandResult saved = remote.run(
                Scripts.admin(Scripts.SAVE_FILE, path, context.server(host).runDirectory(), key(), moment),
                context.cancellation());
        if (!saved.ok()) {
            throw Scripts.refused(remote, "file-not-written", saved, path);
        }
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result =
                remote.run(command(context.server(host)).withStdin(RawText.bytes(after)), context.cancellation());
        if (result.exitStatus() == 3) {
            if (later.contains(result.err().strip())) {
                return StepOutcome.already();
            }
            throw Scripts.refused(remote, "file-changed", "", path);
        }
        if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-written", result, path);
        }
        return result.out().startsWith("already") ? StepOutcome.already() : StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                Scripts.admin(Scripts.RESTORE_FILE, context.server(host).runDirectory(), key()),
                context.cancellation());
        if (result.exitStatus() == 3) {
            takeOutBlock(context, RawText.of(result.stdout()));
        } else if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-restored", result, path);
        }
    }

    /** Somebody changed the file since: only what we put in goes, their change stays. */
    private void takeOutBlock(StepContext context, String now) {
        String without =
                switch (format) {
                    case CONF -> withConfBlockOf(before, now);
                    case HBA -> withHbaBlockOf(context.server(host), now);
                    case WHOLE -> now;
                };
        context.output("changed-since " + path);
        if (without.equals(now)) {
            return;
        }
        OthersFiles.requireRead(context, host, path);
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                Scripts.admin(Scripts.PUT_FILE, path, Hashes.sha256(now)).withStdin(RawText.bytes(without)),
                context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-restored", result, path);
        }
    }

    private static String withConfBlockOf(String before, String now) {
        var earlier = ConfFile.parse(before).blockSettings();
        ConfFile file = ConfFile.parse(now);
        return (earlier.isEmpty() ? file.withoutBlock() : file.withBlock(earlier)).text();
    }

    private String withHbaBlockOf(ServerRef server, String now) {
        var earlier = HbaFile.parse(before, server.version()).blockRules();
        HbaFile file = HbaFile.parse(now, server.version());
        return (earlier.isEmpty() ? file.withoutBlock() : file.withRulesBeforeFirst(earlier)).text();
    }
}
