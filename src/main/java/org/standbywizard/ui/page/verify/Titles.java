package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Tone;

/** The page's title, its sentence and its badge: a fact, always. */
final class Titles {
    private final Messages words;
    private final VerifyModel model;

    Titles(Messages words, VerifyModel model) {
        this.words = words;
        this.model = model;
    }

    String title() {
        Phase phase = model.phase().get();
        if (phase instanceof Phase.NoPlan) {
            return words.get("page.verify.title.no-plan");
        }
        if (phase instanceof Phase.Failed) {
            return words.get("page.verify.title.failed");
        }
        return model.moment()
                .get()
                .map(moment -> title(moment.headline()))
                .orElseGet(() -> words.get("page.verify.title.looking", names(model.planned())));
    }

    private String names(List<HostId> servers) {
        return servers.stream().map(HostId::name).collect(Collectors.joining(words.get("page.verify.list")));
    }

    private String title(Headline headline) {
        HostId primary = headline.primary();
        String since = headline.since().map(Times::clock).orElse("?");
        if (headline.hosts().size() > 1) {
            return words.get(several(headline.kind()), headline.hosts().size(), primary);
        }
        String one = headline.hosts().isEmpty() ? "" : headline.hosts().get(0).name();
        return switch (headline.kind()) {
            case PRIMARY_AWAY -> words.get("page.verify.title.primary-away", one, since);
            case PRIMARY_IN_RECOVERY -> words.get("page.verify.title.primary-in-recovery", one);
            case PROMOTED -> words.get("page.verify.title.promoted", one);
            case SLOT_LOST -> words.get("page.verify.title.slot-lost", one, headline.slot());
            case STANDBY_AWAY -> words.get("page.verify.title.standby-away", one, since);
            case NOT_STREAMING -> words.get("page.verify.title.not-streaming", one, primary);
            case OWN_CLUSTER -> words.get("page.verify.title.own-cluster", one, primary);
            case STANDBY_UNASKED -> words.get("page.verify.title.standby-unasked", one, primary);
            case NO_STANDBY -> words.get("page.verify.title.no-standby", primary);
            case CATCHING_UP -> words.get("page.verify.title.catching-up", one);
            case STREAMING -> words.get("page.verify.title.streaming", one, primary);
        };
    }

    private static String several(Headline.Kind kind) {
        return switch (kind) {
            case PROMOTED -> "page.verify.title.promoted.several";
            case SLOT_LOST -> "page.verify.title.slot-lost.several";
            case STANDBY_AWAY -> "page.verify.title.standby-away.several";
            case NOT_STREAMING -> "page.verify.title.not-streaming.several";
            case OWN_CLUSTER -> "page.verify.title.own-cluster.several";
            case STANDBY_UNASKED -> "page.verify.title.standby-unasked.several";
            case CATCHING_UP -> "page.verify.title.catching-up.several";
            default -> "page.verify.title.streaming.several";
        };
    }

    String subtitle() {
        Phase phase = model.phase().get();
        if (phase instanceof Phase.NoPlan) {
            return words.get("page.verify.subtitle.no-plan");
        }
        if (phase instanceof Phase.Failed) {
            return words.get("page.verify.subtitle.waiting");
        }
        if (model.moment().get().isEmpty()) {
            return words.get("page.verify.subtitle.looking");
        }
        Moment moment = model.moment().get().get();
        return model.sampling().get()
                ? words.get(
                        "page.verify.subtitle.live",
                        moment.count(Finding.State.PASS),
                        moment.findings().size())
                : words.get(
                        "page.verify.subtitle.stopped",
                        Times.clock(moment.status().at()));
    }

    Tone tone() {
        if (model.phase().get() instanceof Phase.Failed) {
            return Tone.BAD;
        }
        if (model.moment().get().isEmpty()) {
            return model.phase().get() instanceof Phase.NoPlan ? Tone.NEUTRAL : Tone.ACTIVE;
        }
        return model.sampling().get() ? model.moment().get().get().headline().tone() : Tone.NEUTRAL;
    }

    String badge() {
        if (model.phase().get() instanceof Phase.Failed) {
            return words.get("page.verify.badge.failed");
        }
        if (model.moment().get().isEmpty()) {
            return words.get("page.verify.badge.looking");
        }
        if (!model.sampling().get()) {
            return words.get("page.verify.badge.stopped");
        }
        return words.get(
                switch (model.moment().get().get().headline().kind()) {
                    case PRIMARY_AWAY, STANDBY_AWAY -> "page.verify.badge.away";
                    case PRIMARY_IN_RECOVERY -> "page.verify.badge.in-recovery";
                    case PROMOTED -> "page.verify.badge.promoted";
                    case SLOT_LOST -> "page.verify.badge.slot-lost";
                    case NOT_STREAMING -> "page.verify.badge.not-streaming";
                    case OWN_CLUSTER -> "page.verify.badge.own-cluster";
                    case STANDBY_UNASKED -> "page.verify.badge.unasked";
                    case NO_STANDBY -> "page.verify.badge.no-standby";
                    case CATCHING_UP -> "page.verify.badge.catching-up";
                    case STREAMING -> "page.verify.badge.streaming";
                });
    }

    String note() {
        if (model.looking().get()) {
            return words.get("page.verify.note.looking");
        }
        if (model.moment().get().isEmpty()) {
            return words.get("page.verify.note.none");
        }
        return words.get(model.sampling().get() ? "page.verify.note.live" : "page.verify.note.stopped");
    }
}
