package org.standbywizard.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Columns;
import org.standbywizard.text.EventText;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.HelpText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.PreviewText;
import org.standbywizard.text.ProblemText;
import org.standbywizard.text.StatusText;
import org.standbywizard.text.StepText;
import org.standbywizard.text.StyledLine;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;

/** Lines for people. What comes from a host is made safe for the terminal here, and only here. */
final class TextOutput implements Output {
    private static final String[] MARKS = {"[ok]", "[!]", "[?]", "[x]"};
    private static final int MARK_COLUMNS = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final Messages messages;
    private final Paint paint;
    private final int stateColumns;

    TextOutput(Terminal terminal, Messages messages, boolean colored) {
        this.terminal = terminal;
        this.messages = messages;
        this.paint = new Paint(colored);
        this.stateColumns = Stream.of(Finding.State.values())
                .mapToInt(state -> Columns.of(FindingText.state(messages, state)))
                .max()
                .orElse(0);
    }

    private void line(StyledLine line) {
        terminal.line(paint.line(new StyledLine(line.style(), Safe.line(line.text()))));
    }

    private void plain(String text) {
        text.lines().forEach(line -> line(StyledLine.plain(line)));
    }

    private void bad(String text) {
        text.lines().forEach(line -> terminal.error(paint.bad(Safe.line(line))));
    }

    @Override
    public void note(String key, Object... values) {
        plain(messages.get(key, values));
    }

    @Override
    public void trouble(String key, Object... values) {
        bad(messages.get(key, values));
    }

    @Override
    public void problems(String file, List<Problem> problems) {
        trouble("plan.invalid", file);
        problems.forEach(problem -> bad("  " + ProblemText.of(messages, problem)));
    }

    @Override
    public void failure(Failure failure) {
        FailureText text = FailureText.of(messages, failure);
        bad(text.toString());
        text.known().forEach(known -> help(known, 2));
    }

    /** On the stream of the failure that it explains. */
    private void help(HelpText known, int indent) {
        known.lines(messages).forEach(line -> terminal.error(Safe.line(" ".repeat(indent) + line)));
    }

    @Override
    public void findings(List<Finding> findings, boolean all) {
        findings.stream().filter(f -> all || f.state() != Finding.State.PASS).forEach(this::finding);
        List<String> counts = new ArrayList<>();
        for (Finding.State state : Finding.State.values()) {
            long count = findings.stream().filter(f -> f.state() == state).count();
            if (count > 0) {
                counts.add(messages.get("findings." + state.name().toLowerCase(Locale.ROOT), count));
            }
        }
        if (!counts.isEmpty()) {
            plain(String.join(messages.get("findings.separator"), counts));
        }
    }

    private void finding(Finding finding) {
        FindingText words = FindingText.of(messages, finding);
        String mark = String.format(
                "%-" + MARK_COLUMNS + "s %s",
                MARKS[finding.state().ordinal()],
                Columns.pad(words.state(), stateColumns));
        String text = finding.host() + ": " + words.title() + ": " + words.value();
        terminal.line(paint.state(finding.state(), mark) + " " + Safe.line(text));
        if (finding.state() != Finding.State.PASS) {
            detail("findings.needed", words.requirement());
            detail("findings.fix", words.fix());
            words.known().forEach(known -> known.lines(messages)
                    .forEach(line -> plain(" ".repeat(MARK_COLUMNS + stateColumns + 2) + line)));
        }
    }

    private void detail(String key, String text) {
        if (!text.isEmpty()) {
            plain(" ".repeat(MARK_COLUMNS + stateColumns + 2) + messages.get(key, text));
        }
    }

    @Override
    public void preview(ChangeSet changeSet, Map<HostId, HostFacts> facts, boolean full) {
        line(new StyledLine(StyledLine.Style.HEADING, messages.get("preview.title", changeSet.runId())));
        terminal.line("");
        new PreviewText(messages).lines(changeSet, facts, full).forEach(this::line);
    }

    @Override
    public void remaining(ChangeSet changeSet, List<Step> steps, RunEvent.Direction direction) {
        StepText words = new StepText(messages);
        for (Step step : steps) {
            String title = direction == RunEvent.Direction.UNDO ? words.undo(step) : words.title(step);
            if (!title.isEmpty()) {
                plain("  " + messages.get("run.step", step.host(), title));
            }
        }
        PreviewText preview = new PreviewText(messages);
        (direction == RunEvent.Direction.UNDO ? preview.undoCosts(steps) : preview.costs(steps, Map.of()))
                .forEach(this::line);
    }

    @Override
    public Consumer<RunEvent> events(
            ChangeSet changeSet, RunEvent.Direction direction, Supplier<Optional<String>> stop) {
        return new RunPrinter(
                terminal, messages, paint, new EventText(messages, changeSet, direction), this::failure, stop);
    }

    @Override
    public void proof(String primary, Map<String, Long> millis) {
        millis.forEach((standby, delay) -> note("proof.read", primary, standby, delay));
    }

    @Override
    public void stopped(Stopped stopped, String planFile) {
        line(new StyledLine(StyledLine.Style.HEADING, messages.get("stopped.title")));
        StepText words = new StepText(messages);
        for (Stopped.Progress lane : stopped.lanes()) {
            plain("  " + messages.get("stopped.lane", lane.host(), lane.done(), lane.all()));
            lane.stopped().forEach(step -> plain("    " + messages.get("stopped.at", step.host(), words.title(step))));
        }
        stopped.slots()
                .forEach(slot -> line(new StyledLine(
                        StyledLine.Style.WARNING, "  " + messages.get("stopped.slot", slot, stopped.primary()))));
        stopped.aside().forEach((host, place) -> plain("  " + messages.get("stopped.aside", host, place)));
        note("stopped.resume", planFile);
        note("stopped.undo", planFile);
    }

    @Override
    public void status(ExpectedReplication expected, ReplicationStatus status) {
        new StatusText(messages).lines(expected, status).forEach(this::plain);
    }

    @Override
    public void statusLine(ExpectedReplication expected, ReplicationStatus status) {
        plain(CLOCK.format(status.at()) + "  " + String.join("; ", new StatusText(messages).lines(expected, status)));
    }

    @Override
    public void runs(List<Journals.RunRecord> runs) {
        if (runs.isEmpty()) {
            note("runs.none");
        }
        for (Journals.RunRecord run : runs) {
            String state = messages.get("runs." + run.status().name().toLowerCase(Locale.ROOT));
            String standbys = String.join(
                    ", ",
                    run.plan().standbys().stream()
                            .map(StandbyPlan::id)
                            .map(HostId::name)
                            .toList());
            note(
                    "runs.line",
                    run.runId(),
                    TIME.format(Instant.ofEpochMilli(run.startedAt())),
                    state,
                    run.plan().primary().id(),
                    standbys,
                    run.ended().size() - run.undone().size(),
                    run.changeSet().steps().count());
        }
    }

    /** As it is: it was made safe when it was written, and mostly goes into a file. */
    @Override
    public void report(String format, String text) {
        text.lines().forEach(terminal::line);
    }

    @Override
    public void end(ExitCode code) {
        terminal.progress("");
    }
}
