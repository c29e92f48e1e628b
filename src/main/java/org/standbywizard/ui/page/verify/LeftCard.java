package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** What is left to do for a person. */
final class LeftCard {
    /** What a monitoring system would ask the primary. */
    private static final String WATCH = "SELECT slot_name, active, restart_lsn FROM pg_replication_slots;";

    private static final String WATCH_LAG = "SELECT application_name, state, replay_lag FROM pg_stat_replication;";

    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final VBox items = Kit.styled(new VBox(), "left-items");
    private final VBox node;
    private List<String> shown = List.of();

    LeftCard(PageContext context, VerifyModel model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.node = Kit.titled(words.get("page.verify.left"), null, items);
        bag.any(this::show, model.moment(), model.past(), model.leftOver().sizes());
    }

    Node node() {
        return node;
    }

    /** @param code to be copied; empty for none */
    private record Item(Feather icon, Tone tone, String text, String code) {}

    private void show() {
        List<Item> all = new ArrayList<>();
        model.leftOver().aside().forEach(aside -> all.add(aside(aside)));
        Optional<HostId> known = model.moment().get().map(Moment::primary).or(model::plannedPrimary);
        String primary = known.map(HostId::name).orElse("");
        known.flatMap(model.leftOver()::firewall)
                .ifPresent(name -> all.add(new Item(
                        Feather.SHIELD, Tone.NEUTRAL, words.get("page.verify.left.firewall", primary, name), "")));
        boolean slots = model.moment()
                .get()
                .map(m -> m.standbys().stream().anyMatch(view -> view.slot().isPresent()))
                .orElse(true);
        all.add(
                slots
                        ? new Item(Feather.ACTIVITY, Tone.NEUTRAL, words.get("page.verify.left.watch", primary), WATCH)
                        : new Item(Feather.ACTIVITY, Tone.NEUTRAL, words.get("page.verify.left.watch-lag"), WATCH_LAG));
        all.add(new Item(Feather.ALERT_TRIANGLE, Tone.WARN, words.get("page.verify.left.no-backup"), ""));
        List<String> now = all.stream().map(Item::toString).toList();
        if (!now.equals(shown)) {
            shown = now;
            items.getChildren().setAll(all.stream().map(this::node).toList());
        }
    }

    private Item aside(Past.Aside aside) {
        OptionalLong size = model.leftOver().sizes().get().get(aside);
        if (size == null) {
            return new Item(
                    Feather.ARCHIVE,
                    Tone.NEUTRAL,
                    words.get("page.verify.left.aside.unmeasured", aside.host()),
                    aside.directory());
        }
        return size.isEmpty()
                ? new Item(
                        Feather.ARCHIVE,
                        Tone.GOOD,
                        words.get("page.verify.left.aside.gone", aside.host()),
                        aside.directory())
                : new Item(
                        Feather.ARCHIVE,
                        Tone.NEUTRAL,
                        words.get(
                                "page.verify.left.aside", aside.host(), Sizes.bytes(size.getAsLong(), words.locale())),
                        aside.directory());
    }

    private Node node(Item item) {
        VBox text = new VBox(4, Kit.wrapped(item.text()));
        HBox.setHgrow(text, Priority.ALWAYS);
        if (!item.code().isEmpty()) {
            Label code = Kit.mono(item.code());
            code.setMinWidth(0);
            code.setTooltip(new Tooltip(item.code()));
            HBox.setHgrow(code, Priority.ALWAYS);
            code.setMaxWidth(Double.MAX_VALUE);
            Node copy = Kit.iconButton(Feather.COPY, words.get("page.verify.left.copy"), () -> {
                context.desktop().copy(item.code());
                context.notices().said(words.get("page.verify.left.copied"));
            });
            text.getChildren().add(Kit.styled(Kit.row(code, copy), "left-code"));
        }
        HBox row = new HBox(10, Kit.styled(Kit.icon(item.icon()), item.tone().styleClass()), text);
        return row;
    }
}
