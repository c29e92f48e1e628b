package org.standbywizard.steps;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

/** The package's constant scripts, and how steps run them. */
final class Scripts {
    static final Script LIBRARY = Script.resource(Scripts.class, "lib.sh");
    private static final Script SERVICE_LIBRARY =
            Script.resource(Scripts.class, "service-lib.sh").after(LIBRARY);

    private static final Script JOB_LIBRARY =
            Script.resource(Scripts.class, "job-lib.sh").after(LIBRARY);

    static final Script REPLACE_FILE = script("replace-file.sh");
    static final Script RESTORE_FILE = script("restore-file.sh");
    static final Script PUT_FILE = script("put-file.sh");
    static final Script SAVE_FILE = script("save-file.sh");
    static final Script SERVICE = Script.resource(Scripts.class, "service.sh").after(SERVICE_LIBRARY);
    static final Script STOP_OLD = Script.resource(Scripts.class, "stop-old.sh").after(SERVICE_LIBRARY);
    static final Script BACKUP_START = job("backup-start.sh");
    static final Script BACKUP_JOB = script("backup-job.sh");
    static final Script BACKUP_POLL = job("backup-poll.sh");
    static final Script BACKUP_CANCEL = job("backup-cancel.sh");
    static final Script COPY_READ = script("copy-read.sh");
    static final Script FINISH_COPY = script("finish-copy.sh");
    static final Script SWAP = script("swap.sh");
    static final Script SWAP_UNDO = script("swap-undo.sh");
    static final Script PASSFILE = script("passfile.sh");
    static final Script LOGIN_TEST = script("login-test.sh");
    static final Script ENABLE = script("enable.sh");
    static final Script LOCK = script("lock.sh");
    static final Script FILE_TIMES = script("file-times.sh");
    static final Script LOG_TAIL = script("log-tail.sh");
    static final Script FILE_NOW = script("file-now.sh");
    static final Script RUNNING = script("running.sh");

    private Scripts() {}

    private static Script script(String name) {
        return Script.resource(Scripts.class, name).after(LIBRARY);
    }

    private static Script job(String name) {
        return Script.resource(Scripts.class, name).after(JOB_LIBRARY);
    }

    static Command admin(Script script, String... args) {
        return Command.of(script, new RunAs.Admin(), args);
    }

    /** The words of service-lib.sh for one server. */
    static Command service(Script script, ServerRef server, String action, int limitSeconds, String... before) {
        List<String> words = new java.util.ArrayList<>(Arrays.asList(before));
        words.addAll(List.of(
                action,
                server.service() == org.standbywizard.plan.ServiceKind.SYSTEMD ? "systemd" : "pg_ctl",
                server.unit(),
                server.binDir(),
                server.dataDirectory(),
                server.osUser(),
                server.startOptions(),
                String.valueOf(limitSeconds)));
        return Command.of(script, new RunAs.Admin(), words.toArray(String[]::new))
                .withTimeout(Duration.ofSeconds(limitSeconds + 30L));
    }

    /** A refusal with words of its own. */
    static FailureException refused(RemoteHost host, String reason, CommandResult result, String... args) {
        return new FailureException(new Failure.Refused(
                host.name(), reason, List.of(args), result.err().strip()));
    }

    static FailureException refused(RemoteHost host, String reason, String detail, String... args) {
        return new FailureException(new Failure.Refused(host.name(), reason, List.of(args), detail));
    }
}
