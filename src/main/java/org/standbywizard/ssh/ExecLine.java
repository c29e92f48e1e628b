package org.standbywizard.ssh;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.ShellQuote;

/**
 * The text of one SSH exec request for a command.
 *
 * @param line for the login's shell, which must read POSIX quotes
 * @param sudoPassword whether sudo may ask for a password first
 * @param sudo whether it goes through sudo at all
 */
record ExecLine(String line, boolean sudo, boolean sudoPassword) {
    private static final Script START = Script.resource(ExecLine.class, "start.sh");
    private static final Script AS_USER = Script.resource(ExecLine.class, "as-user.sh");

    /** Linux takes no single argument beyond 128 KiB (MAX_ARG_STRLEN), and the login's shell gets the line as one. */
    static final int MAX_LENGTH = 128 * 1024 - 1;

    /**
     * @param mark random text that marks where the script's output begins
     * @param user the login's name
     */
    static ExecLine of(Command command, String mark, Privilege privilege, String user) {
        boolean other = command.runAs() instanceof RunAs.User as && !as.name().equals(user);
        boolean root = command.runAs() instanceof RunAs.Admin || other;
        boolean sudo = root && (privilege == Privilege.SUDO || privilege == Privilege.SUDO_PASSWORD);
        boolean password = sudo && privilege == Privilege.SUDO_PASSWORD;

        List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C", "STANDBY_WIZARD_RUN=" + mark));
        if (password) {
            words.addAll(List.of("sudo", "-S", "-p", MarkedInput.prompt(mark), "--"));
        } else if (sudo) {
            words.addAll(List.of("sudo", "-n", "--"));
        }
        words.addAll(List.of("sh", "-c"));
        String name = command.script().name();
        if (other && command.runAs() instanceof RunAs.User as) {
            words.addAll(List.of(
                    AS_USER.text(),
                    name,
                    as.name(),
                    START.text(),
                    mark,
                    command.script().text()));
        } else {
            words.addAll(List.of(START.text(), name, mark, command.script().text()));
        }
        words.addAll(command.args());
        return new ExecLine("exec " + ShellQuote.line(words), sudo, password);
    }
}
