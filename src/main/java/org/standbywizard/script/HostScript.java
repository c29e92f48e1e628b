package org.standbywizard.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.ShellQuote;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ScriptLibrary;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.TestLogin;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;

/** The text of one script: its head says what it is and when its turn is, then step by step what Apply does. */
final class HostScript {
    private final Messages messages;
    private final ChangeSet changeSet;
    private final HostPart part;
    private final List<HostPart> parts;
    private final ServerRef server;
    private final StepShell shell;
    private final List<String> lines = new ArrayList<>();

    HostScript(
            Messages messages,
            ChangeSet changeSet,
            HostPart part,
            List<HostPart> parts,
            Files files,
            Map<HostId, String> applications) {
        this.messages = messages;
        this.changeSet = changeSet;
        this.part = part;
        this.parts = parts;
        this.server = changeSet.servers().get(part.host());
        this.shell = new StepShell(files, part.name(), server, applications);
    }

    String text() {
        head();
        place();
        guard();
        StepText titles = new StepText(messages);
        for (Step step : part.steps()) {
            String title = titles.title(step);
            lines.add("");
            lines.add("step " + ShellQuote.word(title));
            byHand(step);
            lines.addAll(shell.lines(step));
        }
        lines.add("");
        lines.add("say " + ShellQuote.word(messages.get("script.done", part.host())));
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        lines.add("#!/bin/sh");
        boolean primary = part.host().equals(changeSet.primary());
        comment(messages.get(
                primary ? "script.head.primary" : "script.head.standby", part.host(), changeSet.primary()));
        comment(messages.get("script.head.server", server.version(), server.dataDirectory(), server.port()));
        comment(messages.get("script.head.order", turn(-1), turn(1)));
        comment(messages.get("script.head.run", part.file(), changeSet.runId()));
        if (part.asksForPassword()) {
            comment(messages.get("script.head.password"));
        }
        lines.add("set -eu");
    }

    /** The scripts before or after this one. */
    private String turn(int step) {
        List<String> names = parts.stream()
                .filter(other -> other.number() == part.number() + step)
                .map(HostPart::file)
                .toList();
        return names.isEmpty() ? "-" : String.join(", ", names);
    }

    private void comment(String text) {
        text.lines().forEach(line -> lines.add("# " + line));
    }

    private void place() {
        lines.add("here=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)");
        lines.add("# shellcheck disable=SC2034 # lib/hand.sh uses them");
        lines.add("{");
        set("run", server.runDirectory());
        set("data", server.dataDirectory());
        set("bin", server.binDir());
        set("client_bin", server.clientBinDir());
        set("os_user", server.osUser());
        set("socket", server.socketDirectory());
        set("port", String.valueOf(server.port()));
        set("db_user", server.dbUser());
        Command log = server.log(1);
        set("log_unit", log.args().get(1));
        set("log_file", log.args().get(2));
        lines.add("}");
        lines.add("# shellcheck source=lib/lib.sh disable=SC1091");
        lines.add(". \"$here/lib/lib.sh\"");
        lines.add("# shellcheck source=lib/hand.sh disable=SC1091");
        lines.add(". \"$here/lib/hand.sh\"");
        lines.add("options \"$@\"");
        lines.addAll(Calls.of(Stream.concat(Stream.of("begin"), ScriptLibrary.lockPlaces(server).stream())
                .toList()));
    }

    private void set(String name, String value) {
        lines.add("  " + name + "=" + (value.isEmpty() ? "''" : ShellQuote.typed(value)));
    }

    /** Nobody shall run it on another server than the one that was looked at. */
    private void guard() {
        if (part.host().equals(changeSet.primary())) {
            identifier().ifPresent(id -> lines.addAll(Calls.of("require_server", id, "false")));
            return;
        }
        part.steps().stream()
                .filter(StopServer.class::isInstance)
                .map(StopServer.class::cast)
                .forEach(stop -> lines.addAll(Calls.of("require_former", stop.systemIdentifier())));
    }

    private Optional<String> identifier() {
        return changeSet.steps().flatMap(step -> one(step).stream()).findFirst();
    }

    private static Optional<String> one(Step step) {
        if (step instanceof TestLogin login) {
            return Optional.of(login.systemIdentifier());
        }
        return step instanceof AwaitStreaming streaming ? Optional.of(streaming.systemIdentifier()) : Optional.empty();
    }

    /** As a person would type it; a file's change as its difference. */
    private void byHand(Step step) {
        List<String> typed = StepLines.commands(step, server);
        List<String> shown = typed.isEmpty() ? StepLines.diff(step) : typed;
        if (shown.isEmpty()) {
            return;
        }
        comment(messages.get(typed.isEmpty() ? "script.change" : "script.by-hand"));
        shown.stream().flatMap(String::lines).forEach(line -> lines.add(("#   " + line).stripTrailing()));
        StepLines.settings(step).forEach(line -> lines.add("#   + " + line));
    }
}
