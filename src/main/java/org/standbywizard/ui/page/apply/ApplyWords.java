package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.run.Interruption;
import org.standbywizard.run.RunState;
import org.standbywizard.run.ServersNow;
import org.standbywizard.run.Serving;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;

/** What the page says as a whole: where one is, who serves, and what it would mean to stop. */
final class ApplyWords {
    /** More standbys than this are counted, not named. */
    private static final int NAMED = 3;

    private final Messages words;

    ApplyWords(Messages words) {
        this.words = words;
    }

    String get(String key, Object... values) {
        return words.get("page.apply." + key, values);
    }

    /** Where one is, and who serves meanwhile. */
    String title(ApplyModel model) {
        Face face = model.face().get();
        if (model.course().state().get().isEmpty()) {
            return get("title."
                    + switch (face) {
                        case IDLE -> "idle";
                        case UNFINISHED -> "unfinished";
                        case FAILED -> "not-begun";
                        case CANCELLED -> "cancelled-early";
                        default -> "preparing";
                    });
        }
        RunState state = model.course().state().get().get();
        String primary = primary(model, state);
        if (face == Face.RECONNECTING || face == Face.RUNNING && model.isLooking()) {
            return get("title.reconnecting", names(model.retrying().hosts()), primary);
        }
        return switch (face) {
            case UNFINISHED -> get("title.unfinished");
            case DONE -> follows(model, state);
            case UNDONE -> get("title.undone");
            case HELD -> held(model, state, primary);
            case RUNNING ->
                model.undoes()
                        ? get("title.undo", primary)
                        : standbys(model) <= NAMED
                                ? get("title.running", standbyNames(model), primary)
                                : get("title.running.many", standbys(model), primary);
            default -> get("title." + face.name().toLowerCase(Locale.ROOT), primary);
        };
    }

    private String held(ApplyModel model, RunState state, String primary) {
        StepGate.Why why = model.holding().held().get().map(Holding.Hold::why).orElse(StepGate.Why.PAUSE);
        return switch (why) {
            case PAUSE -> get("title.paused", primary);
            case NEXT -> get("title.next", primary);
            case RESTART -> get("title.restart", state.changeSet().primary());
        };
    }

    private String follows(ApplyModel model, RunState state) {
        int count = standbys(model);
        return count == 1
                ? get("title.done", standbyNames(model), state.changeSet().primary())
                : count <= NAMED
                        ? get(
                                "title.done.several",
                                standbyNames(model),
                                state.changeSet().primary())
                        : get("title.done.many", count, state.changeSet().primary());
    }

    private static int standbys(ApplyModel model) {
        return model.plan().map(plan -> plan.standbys().size()).orElse(0);
    }

    private static String standbyNames(ApplyModel model) {
        return model.plan()
                .map(plan -> names(plan.standbys().stream().map(StandbyPlan::id).toList()))
                .orElse("");
    }

    /** Whether the primary serves: as it says itself where it was asked, else as the run tells. */
    private String primary(ApplyModel model, RunState state) {
        HostId primary = state.changeSet().primary();
        Optional<ServersNow.Server> asked =
                model.aftercare().aftermath().get().servers().flatMap(now -> now.of(primary));
        if (asked.isPresent() && model.face().get().isStopped()) {
            return server(primary, asked.get());
        }
        return get("serving." + Serving.of(state, primary).name().toLowerCase(Locale.ROOT), primary);
    }

    /** One server's own answer: {@code db1 serves}. */
    String server(HostId host, ServersNow.Server server) {
        if (server instanceof ServersNow.Server.Runs runs) {
            return get(runs.recovering() ? "serving.standby" : "serving.serves", host);
        }
        return get(server instanceof ServersNow.Server.Down ? "serving.stopped" : "serving.unknown", host);
    }

    /** One sentence under the title. */
    String subtitle(ApplyModel model) {
        Face face = model.face().get();
        Optional<RunState> state = model.course().state().get();
        return switch (face) {
            case IDLE -> get("subtitle.idle");
            case UNFINISHED -> get("subtitle.unfinished");
            case RUNNING, PAUSING, HELD -> state.map(this::whileRunning).orElseGet(() -> get("subtitle.preparing"));
            case CANCELLING -> get("subtitle.cancelling");
            case RECONNECTING -> get("subtitle.reconnecting");
            case FAILED, CANCELLED -> state.isEmpty() ? get("subtitle.nothing-changed") : get("subtitle.stopped");
            case DONE -> get("subtitle.done");
            case UNDONE -> get("subtitle.undone");
        };
    }

    private String whileRunning(RunState state) {
        if (state.direction() == org.standbywizard.run.RunEvent.Direction.UNDO) {
            return get("subtitle.undoing");
        }
        return Interruption.of(state).copying().isEmpty() ? get("subtitle.running") : get("subtitle.copying");
    }

    /** How far it is: {@code 11 of 16 steps, 1 min 9 s}. */
    String note(ApplyModel model, long now) {
        Optional<RunState> state = model.course().state().get();
        if (state.isEmpty() || state.get().startedAt() == 0) {
            return "";
        }
        RunState run = state.get();
        long millis = run.end().map(RunState.End::millis).orElse(Math.max(0, now - run.startedAt()));
        return millis < 1000
                ? get("note.steps", run.over(), run.all())
                : get("note", run.over(), run.all(), Sizes.millis(millis / 1000 * 1000, words.locale()));
    }

    /** What it means to stop the run now. */
    List<String> cancelling(ApplyModel model) {
        List<String> lines = new ArrayList<>();
        Optional<RunState> state = model.course().state().get();
        if (state.isEmpty()) {
            return List.of(get("cancel.nothing"));
        }
        RunState run = state.get();
        Interruption now = Interruption.of(run);
        HostId primary = run.changeSet().primary();
        if (now.restarting().isEmpty()) {
            lines.add(get("serving." + Serving.of(run, primary).name().toLowerCase(Locale.ROOT), primary) + ".");
        } else {
            lines.add(get("cancel.restarting", names(now.restarting())));
        }
        add(lines, "cancel.copying", now.copying());
        add(lines, "cancel.dropped", now.dropped());
        List<String> kept = now.slots().stream()
                .filter(slot -> !now.dropped().contains(slot))
                .toList();
        slots(lines, kept, primary, model.slotLimit());
        add(lines, "stays-stopped", now.stopped());
        lines.add(get(model.undoes() ? "cancel.left.undo" : "cancel.left", now.left(), now.all()));
        return lines;
    }

    /** What it means to close the window now. */
    String closing(ApplyModel model) {
        Optional<RunState> state = model.course().state().get();
        if (state.isEmpty()) {
            return get("closing.early");
        }
        RunState run = state.get();
        Interruption now = Interruption.of(run);
        List<String> lines = new ArrayList<>();
        boolean copies = !now.copying().isEmpty() || model.face().get() == Face.RECONNECTING;
        lines.add(
                now.copying().isEmpty()
                        ? get(copies ? "closing.copy" : "closing.nothing")
                        : get("closing.copying", names(now.copying())));
        lines.add(get(model.undoes() ? "closing.left.undo" : "closing.left", now.left(), now.all()));
        add(lines, "stays-stopped", now.stopped());
        slots(lines, now.slots(), run.changeSet().primary(), model.slotLimit());
        lines.add(get("closing.next"));
        return String.join("\n", lines);
    }

    private void slots(List<String> lines, List<String> slots, HostId primary, OptionalLong limit) {
        if (!slots.isEmpty()) {
            lines.add(
                    limit.isPresent()
                            ? get("slot.limit", String.join(", ", slots), primary, limit.getAsLong())
                            : get("slot.no-limit", String.join(", ", slots), primary));
        }
    }

    private void add(List<String> lines, String key, Collection<?> about) {
        if (!about.isEmpty()) {
            lines.add(get(key, names(about)));
        }
    }

    static String names(Collection<?> hosts) {
        return hosts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
