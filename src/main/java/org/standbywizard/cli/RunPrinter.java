package org.standbywizard.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.CopyMeter;
import org.standbywizard.text.EventText;
import org.standbywizard.text.Messages;

/**
 * A run's events as they come: on a terminal with a line below that shows what is going on, elsewhere plain lines, the
 * copy's every ten seconds or five percent.
 */
final class RunPrinter implements Consumer<RunEvent> {
    private static final long PLAIN_MILLIS = 10_000;
    private static final int PLAIN_PERCENT = 5;

    private final Terminal terminal;
    private final Messages messages;
    private final Paint paint;
    private final EventText text;
    private final Consumer<Failure> failures;
    private final Supplier<Optional<String>> stop;
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Map<HostId, Copy> copies = new LinkedHashMap<>();

    /** @param stop as {@link Output#events} has it */
    RunPrinter(
            Terminal terminal,
            Messages messages,
            Paint paint,
            EventText text,
            Consumer<Failure> failures,
            Supplier<Optional<String>> stop) {
        this.terminal = terminal;
        this.messages = messages;
        this.paint = paint;
        this.text = text;
        this.failures = failures;
        this.stop = stop;
    }

    /** One host's copy, and when it was last told of without a terminal. */
    private static final class Copy {
        private final CopyMeter meter = new CopyMeter();
        private long toldAt;
        private int toldPercent;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Started e) {
            line(text.started(e));
        } else if (event instanceof RunEvent.StepStarted e) {
            if (!text.title(e.step()).isEmpty()) {
                running.put(e.step(), text.doing(e.host(), e.step()));
            }
        } else if (event instanceof RunEvent.Output e) {
            line(text.output(e));
        } else if (event instanceof RunEvent.Copying e) {
            copying(e);
        } else if (event instanceof RunEvent.StepEnded e) {
            over(e.step(), e.host());
            draw();
            line(text.ended(e));
        } else if (event instanceof RunEvent.DoneByHand e) {
            line(text.byHand(e));
        } else if (event instanceof RunEvent.LeftByHand e) {
            line(text.left(e));
        } else if (event instanceof RunEvent.StepFailed e) {
            over(e.step(), e.host());
            draw();
            failed(e);
        } else if (event instanceof RunEvent.Finished e) {
            running.clear();
            copies.clear();
            draw();
            line(finished(e));
        }
        draw();
    }

    private String finished(RunEvent.Finished event) {
        return stop.get()
                .filter(kind -> event.status() == RunStatus.CANCELLED)
                .map(kind -> text.stoppedBefore(event, kind))
                .orElseGet(() -> text.finished(event));
    }

    private void failed(RunEvent.StepFailed event) {
        // A person who stops a run knows why.
        if (!(event.failure() instanceof Failure.Cancelled)) {
            terminal.line(paint.bad(Safe.line(text.failed(event))));
            failures.accept(event.failure());
        }
    }

    private void over(String step, HostId host) {
        running.remove(step);
        copies.remove(host);
    }

    private void copying(RunEvent.Copying event) {
        Copy copy = copies.computeIfAbsent(event.host(), h -> {
            Copy begun = new Copy();
            begun.toldAt = event.at();
            return begun;
        });
        copy.meter.add(event.at(), event.progress());
        running.remove(event.step());
        boolean due =
                event.at() - copy.toldAt >= PLAIN_MILLIS || copy.meter.percent() >= copy.toldPercent + PLAIN_PERCENT;
        if (!terminal.live() && due) {
            copy.toldAt = event.at();
            copy.toldPercent = copy.meter.percent();
            line(copy.meter.line(messages, event.host().name()));
        }
    }

    private void draw() {
        terminal.progress(Stream.concat(
                        copies.entrySet().stream().map(copy -> copy.getValue()
                                .meter
                                .line(messages, copy.getKey().name())),
                        running.values().stream())
                .map(Safe::line)
                .collect(Collectors.joining(" | ")));
    }

    private void line(String words) {
        words.lines().forEach(line -> terminal.line(Safe.line(line)));
    }
}
