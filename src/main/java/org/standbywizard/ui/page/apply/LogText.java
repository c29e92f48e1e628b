package org.standbywizard.ui.page.apply;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunEvent.Direction;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.text.EventText;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Printable;
import org.standbywizard.text.StepText;

/** The log's lines in words, the host's name in a column of its own. */
final class LogText {
    private final Messages messages;
    private final StepText steps;
    private final Map<Key, EventText> texts = new HashMap<>();
    private int column;

    LogText(Messages messages) {
        this.messages = messages;
        this.steps = new StepText(messages);
    }

    /** Few: one for each run and direction. Compared by identity, since a change set is large. */
    private static final class Key {
        private final ChangeSet changeSet;
        private final Direction direction;

        Key(ChangeSet changeSet, Direction direction) {
            this.changeSet = changeSet;
            this.direction = direction;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // A change set is large, and is the same one all along.
        public boolean equals(Object other) {
            return other instanceof Key key && key.changeSet == changeSet && key.direction == direction;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(changeSet) + direction.ordinal();
        }
    }

    /** Makes the first column wide enough. */
    void widest(Collection<HostId> hosts) {
        column = hosts.stream().mapToInt(host -> host.name().length()).max().orElse(0);
    }

    String line(LogLine line) {
        String host = line.host().map(HostId::name).orElse("");
        return host + " ".repeat(Math.max(0, column - host.length()) + 2) + text(line);
    }

    private String text(LogLine line) {
        if (line instanceof LogLine.Typed typed) {
            return "$ " + Printable.line(typed.text());
        }
        LogLine.Said said = (LogLine.Said) line;
        if (said.event() instanceof RunEvent.Output output) {
            return Printable.line(steps.output(output.line()));
        }
        EventText words = texts.computeIfAbsent(
                new Key(said.changeSet(), said.direction()), k -> new EventText(messages, k.changeSet, k.direction));
        return event(said.event(), words);
    }

    private String event(RunEvent event, EventText words) {
        if (event instanceof RunEvent.Started e) {
            return words.started(e);
        } else if (event instanceof RunEvent.Finished e) {
            return words.finished(e);
        } else if (event instanceof RunEvent.StepStarted e) {
            return words.title(e.step());
        } else if (event instanceof RunEvent.StepEnded e) {
            return bare(words.ended(e), e.host());
        } else if (event instanceof RunEvent.DoneByHand e) {
            return bare(words.byHand(e), e.host());
        } else if (event instanceof RunEvent.LeftByHand e) {
            return bare(words.left(e), e.host());
        } else if (event instanceof RunEvent.StepFailed e) {
            return failed(e, words);
        }
        return "";
    }

    private String failed(RunEvent.StepFailed event, EventText words) {
        if (event.failure() instanceof Failure.Cancelled) {
            return messages.get("page.apply.phase.stopped");
        }
        String cause = FailureText.of(messages, event.failure()).cause();
        return bare(words.failed(event), event.host()) + ": " + cause;
    }

    /** Without the host in front, which has its own column here. */
    private static String bare(String text, HostId host) {
        String prefix = host + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
