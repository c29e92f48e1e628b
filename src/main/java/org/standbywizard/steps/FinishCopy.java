package org.standbywizard.steps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.ShellQuote;

/**
 * Makes the fresh copy a standby before any server is started on it: signal file or recovery.conf, settings where the
 * configuration lies in the data directory, and nothing left in postgresql.auto.conf that would override them.
 *
 * @param former the standby's data directory, whose own configuration is brought over where {@code bring} says so
 * @param bring files or directories of the former data directory to take along
 * @param source where the standby's postgresql.conf comes from
 * @param expectedConf for COPIED: the primary's file as previewed; a difference is reported, not refused
 * @param block for COPIED and BROUGHT: the managed block's settings
 * @param broughtConf for BROUGHT: the former postgresql.conf
 * @param overridden names to take out of the copied postgresql.auto.conf
 * @param recoveryConf the whole recovery.conf up to 11, else empty
 */
public record FinishCopy(
        String id,
        HostId host,
        String copy,
        String former,
        List<String> bring,
        Source source,
        String expectedConf,
        Map<String, String> block,
        String broughtConf,
        Set<String> overridden,
        String recoveryConf)
        implements Step {
    private static final String CONF = "postgresql.conf";
    private static final String AUTO_CONF = "postgresql.auto.conf";

    /** OUTSIDE: not in the data directory; COPIED: the primary's came with the copy; BROUGHT: the standby's own. */
    public enum Source {
        OUTSIDE,
        COPIED,
        BROUGHT
    }

    public FinishCopy {
        bring = List.copyOf(bring);
        block = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(block));
        overridden = java.util.Collections.unmodifiableSet(new TreeSet<>(overridden));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(signalFile());
    }

    /** What makes it a standby. */
    public String signalFile() {
        return recoveryConf.isEmpty() ? "standby.signal" : "recovery.conf";
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        List<String> lines = new ArrayList<>();
        String signal = ShellQuote.typed(copy + "/" + signalFile());
        if (recoveryConf.isEmpty()) {
            lines.add("touch " + signal);
        } else {
            lines.add("cat > " + signal + " <<'EOF'");
            recoveryConf.lines().map(RawText::show).forEach(lines::add);
            lines.add("EOF");
        }
        return Equivalent.owner(lines.toArray(String[]::new));
    }

    /** What writes into the copy: on standard input a name and its file's bytes in base64 on each line. */
    public Command command(ServerRef server) {
        List<String> words = new ArrayList<>(
                List.of(copy, former, server.osUser(), server.osGroup(), server.binDir(), server.configFile()));
        words.addAll(bring);
        return Scripts.admin(Scripts.FINISH_COPY, words.toArray(String[]::new));
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        CommandResult read = remote.run(
                Scripts.admin(Scripts.COPY_READ, copy, former, server.runDirectory(), CONF, AUTO_CONF, signalFile()),
                context.cancellation());
        if (!read.ok()) {
            throw Scripts.refused(remote, "copy-missing", read, copy);
        }
        if (read.out().strip().equals("gone")) {
            return StepOutcome.already();
        }
        Map<String, String> writes = edits(context, files(read.out()));
        StringBuilder payload = new StringBuilder();
        writes.forEach((name, text) -> payload.append(name)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(RawText.bytes(text)))
                .append('\n'));
        CommandResult written = remote.run(
                command(server).withStdin(payload.toString().getBytes(StandardCharsets.US_ASCII)),
                context.cancellation());
        if (!written.ok()) {
            throw Scripts.refused(remote, "copy-not-finished", written, copy);
        }
        return StepOutcome.done();
    }

    /** What the copy's postgresql.conf is before this step, as far as it is known beforehand; empty for OUTSIDE. */
    public String confBefore() {
        return source == Source.BROUGHT ? broughtConf : expectedConf;
    }

    /** What this step makes of {@link #confBefore}. */
    public String confAfter() {
        return source == Source.OUTSIDE ? "" : withBlock(confBefore());
    }

    private String withBlock(String conf) {
        return ConfFile.parse(conf).withBlock(block).text();
    }

    /** What must be written into the copy, by file name. */
    private Map<String, String> edits(StepContext context, Map<String, String> found) {
        Map<String, String> writes = new LinkedHashMap<>();
        if (source == Source.COPIED) {
            ConfFile copied = ConfFile.parse(found.getOrDefault(CONF, ""));
            if (!copied.withoutBlock()
                    .text()
                    .equals(ConfFile.parse(expectedConf).withoutBlock().text())) {
                context.output("copied-conf-differs " + copy + "/" + CONF);
            }
            writes.put(CONF, withBlock(copied.text()));
        } else if (source == Source.BROUGHT) {
            writes.put(CONF, withBlock(broughtConf));
        }
        String auto = found.get(AUTO_CONF);
        if (auto != null) {
            String without = ConfFile.parse(auto).without(overridden).text();
            if (!without.equals(auto)) {
                writes.put(AUTO_CONF, without);
            }
        }
        // Last, so that a copy without it is known to be unfinished.
        writes.put(signalFile(), recoveryConf);
        return writes;
    }

    private static Map<String, String> files(String answer) {
        Map<String, String> files = new LinkedHashMap<>();
        answer.lines().filter(line -> line.contains(" ")).forEach(line -> {
            int space = line.indexOf(' ');
            files.put(
                    line.substring(0, space),
                    RawText.of(
                            Base64.getDecoder().decode(line.substring(space + 1).strip())));
        });
        return files;
    }

    @Override
    public boolean undoes() {
        return false;
    }

    @Override
    public void undo(StepContext context) {
        // The copy goes with BaseBackup, or is set aside with SwapIn.
    }

    /** Whether this version tells a standby by a signal file. */
    static boolean signals(PgVersion version) {
        return version.atLeast(PgVersion.V12);
    }
}
