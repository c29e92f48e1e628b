package org.standbywizard.steps;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;

/** Follows the detached copy until it ends, and reads pg_basebackup's progress lines. */
final class BackupWatch {
    private static final Pattern PROGRESS = Pattern.compile("^\\s*(\\d{1,15})/(\\d{1,15}) kB \\(\\d+%\\)");
    private static final Pattern EXIT = Pattern.compile("exit (\\d{1,3})\\s*");
    private static final Duration LIMIT = Duration.ofDays(7);
    /** Twentieths of a second that one look waits on the host for the end. */
    private static final String ROUNDS = "20";

    private final StepContext context;
    private final HostId host;
    private final String job;
    private long bytes;

    BackupWatch(StepContext context, HostId host, String job) {
        this.context = context;
        this.host = host;
        this.job = job;
    }

    /**
     * How it ended.
     *
     * @param status the job's exit status; 255 if its process died without one
     * @param bytes streamed, as last seen
     * @param log what was said at the end, without the progress
     */
    record End(int status, boolean slotDropped, long bytes, String log) {}

    static Command poll(String job) {
        return Scripts.admin(Scripts.BACKUP_POLL, job, ROUNDS);
    }

    End await() {
        End[] end = new End[1];
        Poll.steadily(context, host, LIMIT, "base backup", () -> {
            CommandResult look = context.remote(host).runOrFail(poll(job), context.cancellation());
            end[0] = read(look.out());
            return end[0] != null;
        });
        return end[0];
    }

    private End read(String answer) {
        List<String> lines = Arrays.asList(answer.split("\n", -1));
        int separator = lines.indexOf("---");
        List<String> log = lines.subList(separator + 1, lines.size());
        progress(log);
        String state = lines.get(0);
        if (state.equals("running")) {
            return null;
        }
        // A full disk leaves an exit file without a status in it: such a copy is none.
        Matcher exit = EXIT.matcher(state);
        int status = exit.matches() ? Integer.parseInt(exit.group(1)) : 255;
        return new End(
                status,
                lines.contains("slot-dropped"),
                bytes,
                log.stream()
                        .filter(line -> !PROGRESS.matcher(line).find())
                        .collect(Collectors.joining("\n"))
                        .strip());
    }

    private void progress(List<String> log) {
        boolean waiting = false;
        Matcher last = null;
        for (String line : log) {
            Matcher found = PROGRESS.matcher(line);
            if (found.find()) {
                last = found;
                waiting = false;
            } else if (line.contains("waiting for checkpoint")) {
                waiting = true;
            }
        }
        if (last == null) {
            context.progress(new Progress(waiting ? "waiting-for-checkpoint" : "copying", 0, 0));
            return;
        }
        bytes = Long.parseLong(last.group(1)) * 1024;
        long total = Long.parseLong(last.group(2)) * 1024;
        context.progress(new Progress(bytes >= total ? "finishing" : "copying", bytes, total));
    }
}
