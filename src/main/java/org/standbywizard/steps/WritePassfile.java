package org.standbywizard.steps;

import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.PassEntry;
import org.standbywizard.conf.PassFile;
import org.standbywizard.conf.Password;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.ShellQuote;

/**
 * The standby's line for the primary in a 0600 password file outside the data directory (PostgreSQL, "The Password
 * File"). The password itself is no part of the step.
 *
 * @param address the primary's host as primary_conninfo names it
 */
public record WritePassfile(String id, HostId host, String path, String address, int port, String role)
        implements Step {
    /** What the server looks for when it replicates. */
    static final String DATABASE = "replication";

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(path);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        String directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        return Equivalent.owner(
                "umask 077",
                ShellQuote.typed("mkdir", "-p", "--", directory),
                ShellQuote.typed("printf", "%s\\n", key() + "********") + " >> " + ShellQuote.typed(path));
    }

    /** Its line up to the password, escaped as the file wants it. */
    public String key() {
        return RawText.show(entry(new Secret("none")).key());
    }

    /** What writes the file; its whole new text comes on standard input. */
    public Command command(ServerRef server) {
        return Scripts.admin(Scripts.PASSFILE, "write", path, server.osUser(), server.osGroup(), server.runDirectory());
    }

    /** The password that stands in the file for this connection. */
    public Optional<Secret> read(StepContext context) {
        return now(context)
                .passwordFor(address, String.valueOf(port), DATABASE, RawText.carry(role))
                .map(p -> new Secret(RawText.show(p.reveal())));
    }

    private PassFile now(StepContext context) {
        CommandResult result =
                context.remote(host).runOrFail(Scripts.admin(Scripts.PASSFILE, "read", path), context.cancellation());
        return PassFile.parse(RawText.of(result.stdout()));
    }

    private PassEntry entry(Secret secret) {
        return new PassEntry(
                RawText.carry(address),
                String.valueOf(port),
                DATABASE,
                RawText.carry(role),
                Password.of(RawText.carry(secret.reveal())));
    }

    /** The shell's own words take the password, so that no process list shows it. */
    @Override
    public Equivalent byHand(ServerRef server) {
        String directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        return Equivalent.owner(
                "umask 077",
                ShellQuote.typed("mkdir", "-p", "--", directory),
                ShellQuote.typed("printf", "Password of %s: ", role)
                        + "; stty -echo; IFS= read -r password; stty echo; echo",
                "password=$(printf '%s' \"$password\" | sed 's/[\\\\:]/\\\\&/g')",
                ShellQuote.typed("printf", "%s%s\\n", key()) + " \"$password\" >> " + ShellQuote.typed(path),
                "unset password");
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        Optional<Secret> there = read(context);
        if (there.isEmpty()) {
            return Standing.notYet("passfile-line", path);
        }
        String wanted = context.password().secret().reveal();
        return there.get().reveal().equals(wanted) ? Standing.DONE : Standing.notYet("passfile-password", path);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Secret secret = context.password().secret();
        PassFile now = now(context);
        if (now.passwordFor(address, String.valueOf(port), DATABASE, RawText.carry(role))
                .equals(Optional.of(Password.of(RawText.carry(secret.reveal()))))) {
            return StepOutcome.already();
        }
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                command(context.server(host))
                        .withStdin(RawText.bytes(now.with(entry(secret)).text())),
                context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-written", result, path);
        }
        return StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                Scripts.admin(
                        Scripts.PASSFILE, "undo", path, context.server(host).runDirectory()),
                context.cancellation());
        if (result.exitStatus() == 3) {
            context.output("changed-since " + path);
            takeOutLine(remote, RawText.of(result.stdout()), context);
        } else if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-restored", result, path);
        }
    }

    /** Somebody changed the file since: only our line goes, and its owner and mode are theirs. */
    private void takeOutLine(RemoteHost remote, String now, StepContext context) {
        String without = PassFile.parse(now).without(entry(new Secret("x"))).text();
        if (!without.equals(now)) {
            remote.runOrFail(
                    Scripts.admin(Scripts.PUT_FILE, path, Hashes.sha256(now)).withStdin(RawText.bytes(without)),
                    context.cancellation());
        }
    }
}
