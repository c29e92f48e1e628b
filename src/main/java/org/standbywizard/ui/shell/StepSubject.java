package org.standbywizard.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepLines;

/** A step of a change set for the Learn panel: what one would do by hand for this very step. Pure. */
public final class StepSubject {
    private StepSubject() {}

    public static Subject of(Messages words, Step step, ChangeSet changeSet) {
        Optional<String> slot = step instanceof CreateSlot made ? Optional.of(made.slot()) : Optional.empty();
        return new Subject(new Topic(Topic.Kind.STEP, step.kind()), hands(words, step, changeSet), slot);
    }

    private static List<ByHand> hands(Messages words, Step step, ChangeSet changeSet) {
        HostId at = step instanceof AwaitStreaming await ? await.primary() : step.host();
        ServerRef server = changeSet.servers().get(at);
        List<ByHand> hands = new ArrayList<>();
        if (step instanceof EditFile edit) {
            hands.add(new ByHand(words.get("learn.at.file", edit.path(), at), edited(StepLines.diff(step))));
        }
        List<String> typed = StepLines.commands(step, server);
        if (!typed.isEmpty()) {
            hands.add(new ByHand(where(words, step.equivalent(server).kind(), server, at), String.join("\n", typed)));
        }
        List<String> settings = StepLines.settings(step);
        if (!settings.isEmpty()) {
            hands.add(new ByHand(words.get("learn.at.file", server.configFile(), at), String.join("\n", settings)));
        }
        return hands;
    }

    private static String where(Messages words, Equivalent.Kind kind, ServerRef server, HostId at) {
        return switch (kind) {
            case SQL -> words.get("learn.at.sql", server.dbUser(), at);
            case OWNER_SHELL -> words.get("learn.at.shell", server.osUser(), at);
            case ROOT_SHELL, EDIT -> words.get("learn.at.shell", "root", at);
        };
    }

    /** Lines that are only added are shown as they are typed; anything else as a difference. */
    private static String edited(List<String> diff) {
        List<String> body = diff.stream()
                .filter(line -> !line.startsWith("+++") && !line.startsWith("---") && !line.startsWith("@@"))
                .toList();
        if (body.stream().anyMatch(line -> line.startsWith("-"))) {
            return String.join("\n", diff);
        }
        return String.join(
                "\n",
                body.stream()
                        .filter(line -> line.startsWith("+"))
                        .map(line -> line.substring(1))
                        .toList());
    }
}
