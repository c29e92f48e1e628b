package org.standbywizard.ui.page.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.Finding;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;

/** A pre-flight as plain text, to be sent to somebody. */
final class CheckReport {
    private final Messages words;

    CheckReport(Messages words) {
        this.words = words;
    }

    String of(List<ServerChecks> servers) {
        List<String> lines = new ArrayList<>();
        for (ServerChecks server : servers) {
            lines.add(words.get(server.primary() ? "page.preflight.primary" : "page.preflight.standby", server.id()));
            server.stage()
                    .filter(Stage.Failed.class::isInstance)
                    .map(stage -> FailureText.of(words, ((Stage.Failed) stage).failure()))
                    .ifPresent(failure -> failure.toString().lines().forEach(line -> lines.add("  " + line)));
            server.findings().forEach(finding -> add(lines, finding));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private void add(List<String> lines, Finding finding) {
        FindingText text = FindingText.of(words, finding);
        lines.add("  [" + text.state() + "] " + text.title() + ": " + text.value());
        if (finding.state() != Finding.State.PASS) {
            detail(lines, "requirement", text.requirement());
            detail(lines, "fix", text.fix());
        }
    }

    private void detail(List<String> lines, String what, String text) {
        if (!text.isEmpty()) {
            lines.add("      " + words.get("page.preflight." + what) + ": " + text);
        }
    }

    /** How a state's words are keyed: {@code block}. */
    static String word(Finding.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
