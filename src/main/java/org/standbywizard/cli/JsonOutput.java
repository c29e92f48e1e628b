package org.standbywizard.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.standbywizard.steps.HostLock;
import org.standbywizard.steps.Step;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.HelpText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Printable;
import org.standbywizard.text.ProblemText;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object a line on standard output, and nothing else. Every object has {@code type} and {@code at} (ISO 8601,
 * UTC); src/site/markdown/command-line.md lists the types. Sizes are bytes, durations milliseconds. Long, because every
 * kind of output has its fields here.
 */
final class JsonOutput implements Output {
    private final Terminal terminal;
    private final Messages messages;
    private final Clock clock;
    private final JsonMapper mapper = new JsonMapper();

    JsonOutput(Terminal terminal, Messages messages, Clock clock) {
        this.terminal = terminal;
        this.messages = messages;
        this.clock = clock;
    }

    private void print(String type, Map<String, Object> values) {
        print(type, clock.instant(), values);
    }

    private void print(String type, Instant at, Map<String, Object> values) {
        Map<String, Object> all = JsonFields.of("type", type, "at", at.toString());
        all.putAll(values);
        terminal.line(Printable.json(mapper.writeValueAsString(all)));
    }

    @Override
    public void note(String key, Object... values) {
        print("note", JsonFields.of("key", key, "text", messages.get(key, values)));
    }

    @Override
    public void trouble(String key, Object... values) {
        print("trouble", JsonFields.of("key", key, "text", messages.get(key, values)));
    }

    @Override
    public void problems(String file, List<Problem> problems) {
        for (Problem problem : problems) {
            ProblemText words = ProblemText.of(messages, problem);
            print(
                    "problem",
                    JsonFields.of(
                            "file", file,
                            "path", problem.path(),
                            "key", problem.key(),
                            "cause", words.cause(),
                            "next", words.next()));
        }
    }

    @Override
    public void failure(Failure failure) {
        print("failure", failed(failure));
    }

    private List<Map<String, Object>> known(List<HelpText> known) {
        return known.stream()
                .map(one -> JsonFields.of(
                        "id", one.id(),
                        "title", one.title(),
                        "cause", parts(one.cause()),
                        "confirm", parts(one.confirm()),
                        "fix", parts(one.fix())))
                .toList();
    }

    private static List<Map<String, Object>> parts(List<HelpText.Said> parts) {
        return parts.stream()
                .map(part -> part instanceof HelpText.Said.Lines code
                        ? JsonFields.of("where", code.place(), "lines", code.lines())
                        : JsonFields.of("text", ((HelpText.Said.Words) part).text()))
                .toList();
    }

    private Map<String, Object> failed(Failure failure) {
        FailureText words = FailureText.of(messages, failure);
        return JsonFields.of(
                "host", failure.host(),
                "key", failure.key(),
                "args", failure.args(),
                "cause", words.cause(),
                "next", words.next(),
                "detail", failure.detail(),
                "known", known(words.known()));
    }

    @Override
    public void findings(List<Finding> findings, boolean all) {
        for (Finding finding : findings) {
            FindingText words = FindingText.of(messages, finding);
            print(
                    "finding",
                    JsonFields.of(
                            "host", finding.host().name(),
                            "check", finding.check(),
                            "state", finding.state().name().toLowerCase(Locale.ROOT),
                            "outcome", finding.outcome(),
                            "values", finding.values(),
                            "title", words.title(),
                            "value", words.value(),
                            "requirement", words.requirement(),
                            "fix", words.fix(),
                            "known", known(words.known())));
        }
    }

    @Override
    public void preview(ChangeSet changeSet, Map<HostId, HostFacts> facts, boolean full) {
        print(
                "change-set",
                JsonFields.of(
                        "run",
                        changeSet.runId(),
                        "steps",
                        changeSet.steps().count(),
                        "locks",
                        changeSet.servers().values().stream()
                                .collect(
                                        Collectors.toMap(server -> server.host().name(), HostLock::paths))));
        changeSet.steps().forEach(step -> step(changeSet, step, RunEvent.Direction.APPLY));
    }

    @Override
    public void remaining(ChangeSet changeSet, List<Step> steps, RunEvent.Direction direction) {
        steps.forEach(step -> step(changeSet, step, direction));
    }

    private void step(ChangeSet changeSet, Step step, RunEvent.Direction direction) {
        StepText words = new StepText(messages);
        boolean undo = direction == RunEvent.Direction.UNDO;
        print(
                "step",
                JsonFields.of(
                        "run", changeSet.runId(),
                        "step", step.id(),
                        "kind", step.kind(),
                        "host", step.host().name(),
                        "direction", direction.name().toLowerCase(Locale.ROOT),
                        "risk", step.risk().name().toLowerCase(Locale.ROOT),
                        "title", undo ? words.undo(step) : words.title(step),
                        "commands", StepLines.commands(step, changeSet.servers().get(step.host())),
                        "settings", StepLines.settings(step),
                        "diff", String.join("\n", StepLines.diff(step))));
    }

    @Override
    public Consumer<RunEvent> events(
            ChangeSet changeSet, RunEvent.Direction direction, Supplier<Optional<String>> stop) {
        return event -> print("event", Instant.ofEpochMilli(event.at()), EventFields.of(event, this::failed));
    }

    @Override
    public void proof(String primary, Map<String, Long> millis) {
        millis.forEach((standby, delay) ->
                print("proof", JsonFields.of("primary", primary, "standby", standby, "atMostMillis", delay)));
    }

    @Override
    public void stopped(Stopped stopped, String planFile) {
        print(
                "stopped",
                JsonFields.of(
                        "run", stopped.runId(),
                        "hosts",
                                stopped.lanes().stream()
                                        .map(lane -> JsonFields.of(
                                                "host", lane.host().name(),
                                                "done", lane.done(),
                                                "steps", lane.all(),
                                                "stopped",
                                                        lane.stopped().stream()
                                                                .map(Step::id)
                                                                .toList()))
                                        .toList(),
                        "slotsKeepingWal", stopped.slots(),
                        "oldData", byName(stopped.aside()),
                        "resume", List.of("apply", planFile),
                        "undo", List.of("undo", planFile)));
    }

    private static Map<String, Object> byName(Map<HostId, String> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((host, value) -> named.put(host.name(), value));
        return named;
    }

    @Override
    public void status(ExpectedReplication expected, ReplicationStatus status) {
        print("status", status.at(), StatusFields.of(expected, status, this::failed));
    }

    @Override
    public void statusLine(ExpectedReplication expected, ReplicationStatus status) {
        status(expected, status);
    }

    @Override
    public void runs(List<Journals.RunRecord> runs) {
        for (Journals.RunRecord run : runs) {
            print(
                    "run",
                    JsonFields.of(
                            "run", run.runId(),
                            "startedAt", Instant.ofEpochMilli(run.startedAt()).toString(),
                            "status", run.status().name().toLowerCase(Locale.ROOT),
                            "primary", run.plan().primary().id().name(),
                            "standbys",
                                    run.plan().standbys().stream()
                                            .map(StandbyPlan::id)
                                            .map(HostId::name)
                                            .toList(),
                            "steps", run.changeSet().steps().count(),
                            "ended", run.ended().size(),
                            "undone", run.undone().size()));
        }
    }

    @Override
    public void report(String format, String text) {
        print("report", JsonFields.of("format", format, "text", text));
    }

    @Override
    public void end(ExitCode code) {
        print("end", JsonFields.of("exit", code.status(), "result", code.name().toLowerCase(Locale.ROOT)));
    }
}
