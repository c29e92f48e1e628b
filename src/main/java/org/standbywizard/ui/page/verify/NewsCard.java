package org.standbywizard.ui.page.verify;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.page.verify.Happening.State;

/** What changed while it was watched, the newest first. */
final class NewsCard {
    private static final int SHOWN = 8;

    private final Messages words;
    private final VBox lines = new VBox(6);
    private final VerifyModel model;
    private final VBox node;

    NewsCard(Messages words, VerifyModel model, Bag bag) {
        this.words = words;
        this.model = model;
        this.node = Kit.titled(words.get("page.verify.news"), null, lines);
        bag.any(() -> show(model.news()), model.news());
    }

    Node node() {
        return node;
    }

    private void show(List<Happening> news) {
        if (news.isEmpty()) {
            lines.getChildren().setAll(Kit.wrapped(words.get("page.verify.news.none"), "quiet"));
            return;
        }
        lines.getChildren().setAll(news.stream().limit(SHOWN).map(this::line).toList());
    }

    private Node line(Happening happening) {
        Label at = Kit.styled(Kit.mono(Times.clock(happening.at())), "quiet");
        at.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return Kit.row(at, Kit.icon(tone(happening.now())), Kit.wrapped(text(happening)));
    }

    private String text(Happening happening) {
        String server = model.shortNames().name(happening.server());
        if (happening.after().isPresent()) {
            String span = Times.span(happening.after().get(), words);
            if (happening.before() == State.AWAY && happening.now() == State.SERVES) {
                return words.get("page.verify.news.back", server, span);
            }
            if (happening.before() == State.AWAY && happening.now() == State.STREAMS) {
                return words.get("page.verify.news.back.streams", server, span);
            }
            if (happening.before() == State.AWAY && happening.now() == State.CATCHES_UP) {
                return words.get("page.verify.news.back.catches-up", server, span);
            }
            if (happening.before() == State.CATCHES_UP && happening.now() == State.STREAMS) {
                return words.get("page.verify.news.caught-up", server, span);
            }
        }
        return words.get(key(happening.now()), server);
    }

    private static String key(State state) {
        return switch (state) {
            case SERVES -> "page.verify.news.serves";
            case IN_RECOVERY -> "page.verify.news.in-recovery";
            case STREAMS -> "page.verify.news.streams";
            case CATCHES_UP -> "page.verify.news.catches-up";
            case SILENT -> "page.verify.news.silent";
            case PROMOTED -> "page.verify.news.promoted";
            case OWN_CLUSTER -> "page.verify.news.own-cluster";
            case SLOT_LOST -> "page.verify.news.slot-lost";
            case AWAY -> "page.verify.news.away";
        };
    }

    private static Tone tone(State state) {
        return switch (state) {
            case SERVES, STREAMS -> Tone.GOOD;
            case CATCHES_UP -> Tone.ACTIVE;
            default -> Tone.BAD;
        };
    }
}
