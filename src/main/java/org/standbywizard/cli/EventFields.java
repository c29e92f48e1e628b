package org.standbywizard.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunEvent;

/** Run events as JSON fields; {@code event} says which. */
final class EventFields {
    private EventFields() {}

    static Map<String, Object> of(RunEvent event, Function<Failure, Map<String, Object>> failed) {
        if (event instanceof RunEvent.Started e) {
            return JsonFields.of(
                    "event",
                    "started",
                    "run",
                    e.runId(),
                    "direction",
                    e.direction().name().toLowerCase(Locale.ROOT),
                    "resumed",
                    e.resumed(),
                    "steps",
                    e.steps());
        }
        if (event instanceof RunEvent.StepStarted e) {
            return JsonFields.of(
                    "event",
                    "step-started",
                    "step",
                    e.step(),
                    "kind",
                    e.kind(),
                    "host",
                    e.host().name());
        }
        if (event instanceof RunEvent.Output e) {
            return JsonFields.of(
                    "event", "output", "step", e.step(), "host", e.host().name(), "line", e.line());
        }
        if (event instanceof RunEvent.Copying e) {
            return JsonFields.of(
                    "event",
                    "copying",
                    "step",
                    e.step(),
                    "host",
                    e.host().name(),
                    "phase",
                    e.progress().phase(),
                    "doneBytes",
                    e.progress().doneBytes(),
                    "totalBytes",
                    e.progress().totalBytes());
        }
        if (event instanceof RunEvent.StepEnded e) {
            return JsonFields.of(
                    "event",
                    "step-ended",
                    "step",
                    e.step(),
                    "host",
                    e.host().name(),
                    "changed",
                    e.changed(),
                    "facts",
                    e.facts(),
                    "millis",
                    e.millis());
        }
        if (event instanceof RunEvent.StepFailed e) {
            return JsonFields.of(
                    "event",
                    "step-failed",
                    "step",
                    e.step(),
                    "host",
                    e.host().name(),
                    "failure",
                    failed.apply(e.failure()),
                    "millis",
                    e.millis());
        }
        if (event instanceof RunEvent.HandedOver e) {
            return byHand("handed-over", e.step(), e.host().name());
        }
        if (event instanceof RunEvent.DoneByHand e) {
            return byHand("done-by-hand", e.step(), e.host().name());
        }
        if (event instanceof RunEvent.LeftByHand e) {
            return byHand("left-by-hand", e.step(), e.host().name());
        }
        if (event instanceof RunEvent.Looked e) {
            return byHand("looked", e.step(), e.host().name());
        }
        if (event instanceof RunEvent.Answered e) {
            return byHand("answered", e.step(), e.host().name());
        }
        RunEvent.Finished e = (RunEvent.Finished) event;
        return JsonFields.of(
                "event",
                "finished",
                "run",
                e.runId(),
                "status",
                e.status().name().toLowerCase(Locale.ROOT),
                "millis",
                e.millis());
    }

    private static Map<String, Object> byHand(String event, String step, String host) {
        return JsonFields.of("event", event, "step", step, "host", host);
    }
}
