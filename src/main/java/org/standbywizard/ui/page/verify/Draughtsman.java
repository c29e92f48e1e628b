package org.standbywizard.ui.page.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Lsn;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StatusText;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.verify.Lag;
import org.standbywizard.verify.SenderRow;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.StandbyView;

/** Puts a look at a replication into the words of its picture. */
final class Draughtsman {
    private final Messages words;
    private final StatusText status;

    Draughtsman(Messages words) {
        this.words = words;
        this.status = new StatusText(words);
    }

    /** Before anything was seen. @param servers the primary first */
    Drawing unseen(List<HostId> servers) {
        ShortNames names = ShortNames.of(servers);
        String line = words.get("page.verify.box.unknown");
        List<Drawing.Arrow> arrows = new ArrayList<>();
        servers.stream()
                .skip(1)
                .forEach(id -> arrows.add(new Drawing.Arrow(
                        box(names, id, standing("page.verify.box.standby", line), Tone.NEUTRAL),
                        "",
                        Tone.NEUTRAL,
                        false)));
        Drawing.Box first = servers.isEmpty()
                ? new Drawing.Box("", "", "", Tone.NEUTRAL)
                : box(names, servers.get(0), standing("page.verify.box.primary", line), Tone.NEUTRAL);
        return new Drawing(first, arrows);
    }

    private static Drawing.Box box(ShortNames names, HostId id, String line, Tone tone) {
        return new Drawing.Box(names.name(id), id.name(), line, tone);
    }

    private String standing(String role, String line) {
        return words.get(role) + words.get("page.verify.pill.separator") + line;
    }

    Drawing of(Moment moment) {
        List<HostId> servers = new ArrayList<>(List.of(moment.primary()));
        moment.standbys().forEach(view -> servers.add(view.id()));
        ShortNames names = ShortNames.of(servers);
        List<Drawing.Arrow> arrows = new ArrayList<>();
        moment.standbys().forEach(view -> arrows.add(arrow(view, moment, names)));
        return new Drawing(primary(moment, names), arrows);
    }

    private Drawing.Box primary(Moment moment, ShortNames names) {
        HostId id = moment.primary();
        Optional<ServerSample> sample = moment.sample(id);
        if (sample.isEmpty()) {
            return box(names, id, away(id, moment), Tone.BAD);
        }
        String key = sample.get().inRecovery() ? "page.verify.box.in-recovery" : "page.verify.box.writes";
        return box(
                names,
                id,
                words.get(key, lsn(sample.get().wal().end())),
                sample.get().inRecovery() ? Tone.BAD : Tone.INFO);
    }

    private String away(HostId id, Moment moment) {
        Instant since = moment.awaySince().getOrDefault(id, moment.status().at());
        return words.get("page.verify.box.away", Times.clock(since));
    }

    private static String lsn(Optional<Lsn> lsn) {
        return lsn.map(Lsn::toString).orElse("?");
    }

    private Drawing.Arrow arrow(StandbyView view, Moment moment, ShortNames names) {
        Headline.Kind kind = Headline.kindOf(view, moment.status());
        boolean flows =
                switch (kind) {
                    case STREAMING, CATCHING_UP, STANDBY_UNASKED ->
                        moment.sample(moment.primary()).isPresent();
                    default -> false;
                };
        Drawing.Box box = box(names, view.id(), line(view, kind, moment), kind.tone());
        return new Drawing.Arrow(box, label(view, kind), kind.tone(), flows);
    }

    private String line(StandbyView view, Headline.Kind kind, Moment moment) {
        return switch (kind) {
            case PROMOTED -> words.get("page.verify.box.promoted");
            case OWN_CLUSTER -> status.condition(view.condition());
            case SLOT_LOST -> words.get("page.verify.box.lost");
            case STANDBY_AWAY -> away(view.id(), moment);
            case STANDBY_UNASKED -> words.get("page.verify.box.unasked", status.condition(view.condition()));
            case STREAMING, CATCHING_UP -> replay(view, moment);
            default -> words.get("page.verify.box.not-streaming");
        };
    }

    private String replay(StandbyView view, Moment moment) {
        Optional<ServerSample> own = moment.sample(view.id());
        String at = lsn(own.flatMap(s -> s.wal().replayed()));
        boolean paused = own.map(s -> s.wal().replayPaused()).orElse(false);
        if (paused) {
            return words.get("page.verify.box.paused", at);
        }
        return view.condition() == StandbyView.Condition.CATCHING_UP
                ? words.get("page.verify.box.catching-up", at)
                : words.get("page.verify.box.streaming", at);
    }

    private String label(StandbyView view, Headline.Kind kind) {
        List<String> parts = new ArrayList<>();
        if (kind == Headline.Kind.STREAMING
                || kind == Headline.Kind.CATCHING_UP
                || kind == Headline.Kind.STANDBY_UNASKED) {
            parts.add(lag(view.lag()));
        }
        if (view.sender().map(SenderRow::isSynchronous).orElse(false)) {
            parts.add(words.get("page.verify.pill.sync"));
        }
        parts.add(slot(view));
        parts.removeIf(String::isEmpty);
        return String.join(words.get("page.verify.pill.separator"), parts);
    }

    private String slot(StandbyView view) {
        if (view.slot().isEmpty()) {
            return view.sender().isPresent() ? words.get("page.verify.pill.no-slot") : "";
        }
        SlotRow slot = view.slot().get();
        if (slot.isLost()) {
            return words.get("page.verify.pill.lost", slot.name());
        }
        boolean keeps = !slot.active() && slot.retainedBytes().isPresent();
        return keeps
                ? words.get(
                        "page.verify.pill.keeps",
                        slot.name(),
                        Sizes.bytes(slot.retainedBytes().getAsLong(), words.locale()))
                : words.get("page.verify.pill.slot", slot.name());
    }

    private String lag(Lag lag) {
        return lag.bytes().isEmpty() ? words.get("page.verify.pill.unknown") : status.lag(lag);
    }
}
