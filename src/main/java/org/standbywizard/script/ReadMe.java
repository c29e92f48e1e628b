package org.standbywizard.script;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.SwapIn;
import org.standbywizard.text.Messages;

/** What belongs beside the scripts: in which order they are run and where, what they need, and what they leave. */
final class ReadMe {
    private final Messages messages;
    private final ChangeSet changeSet;
    private final List<HostPart> parts;

    ReadMe(Messages messages, ChangeSet changeSet, List<HostPart> parts) {
        this.messages = messages;
        this.changeSet = changeSet;
        this.parts = parts;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + messages.get("script.readme.title", changeSet.primary()));
        lines.add("");
        lines.add(messages.get("script.readme.what", changeSet.runId()));
        lines.add("");
        lines.add("| " + messages.get("script.readme.turn") + " | " + messages.get("script.readme.host") + " | "
                + messages.get("script.readme.command") + " |");
        lines.add("|---|---|---|");
        for (HostPart part : parts) {
            ServerRef server = changeSet.servers().get(part.host());
            lines.add("| " + part.number() + " | " + part.host() + " (" + server.dataDirectory() + ") | `sh "
                    + part.file() + "` |");
        }
        lines.add("");
        lines.add(messages.get("script.readme.order"));
        lines.add("");
        lines.add(messages.get("script.readme.copy"));
        if (parts.stream().anyMatch(HostPart::asksForPassword)) {
            lines.add("");
            lines.add(messages.get("script.readme.password"));
        }
        lines.add("");
        lines.add(messages.get("script.readme.again"));
        lines.add("");
        lines.add(messages.get("script.readme.lock"));
        changeSet
                .steps()
                .filter(SwapIn.class::isInstance)
                .map(SwapIn.class::cast)
                .filter(SwapIn::hadData)
                .forEach(swap -> {
                    lines.add("");
                    lines.add(messages.get("script.readme.aside", swap.host(), swap.aside()));
                });
        lines.add("");
        lines.add(messages.get("script.readme.files"));
        return String.join("\n", lines) + "\n";
    }
}
