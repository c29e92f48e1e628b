package org.standbywizard.ui.page.preview;

import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** What applying costs: who restarts and why, how many connections are cut, which data is moved where. */
final class CostBanner extends GridPane {
    private static final Connections NONE = new Connections(0, 0);

    private final Messages words;
    private final Outline outline;
    private final boolean compact;

    /** @param compact whether what and why stand below each other */
    CostBanner(Messages words, Outline outline, boolean compact) {
        this.words = words;
        this.compact = compact;
        this.outline = outline;
        setId("costs");
        getStyleClass().addAll("notice", "costs", compact ? "costs-stacked" : "costs-beside");
        if (!compact) {
            ColumnConstraints names = new ColumnConstraints();
            // As wide as the names, up to the most that the style sheet gives them.
            names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
            getColumnConstraints().add(names);
        }
    }

    void show(Map<HostId, Connections> counted) {
        boolean interrupts = outline.costs().stream().anyMatch(cost -> !(cost instanceof Cost.Fill));
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add((interrupts ? Tone.WARN : Tone.GOOD).styleClass());
        getChildren().clear();
        if (!interrupts) {
            add(Feather.CHECK, Tone.GOOD, words.get("page.preview.cost.none"), words.get("preview.no-interruption"));
        }
        outline.costs().forEach(cost -> add(cost, counted));
        if (!outline.locks().isEmpty()) {
            add(
                    Feather.LOCK,
                    Tone.GOOD,
                    words.get("page.preview.cost.lock"),
                    words.get("page.preview.cost.lock.why", outline.locks()));
        }
    }

    private void add(Cost cost, Map<HostId, Connections> counted) {
        String key = "page.preview.cost.";
        HostId host = cost.host();
        if (cost instanceof Cost.Restart restart) {
            Connections now = counted.getOrDefault(host, NONE);
            String why = words.get(key + "restart.why", connections(words, now), String.join(", ", restart.causes()));
            add(Feather.REFRESH_CW, Tone.WARN, words.get(key + "restart", host), why);
        } else if (cost instanceof Cost.Replace replace) {
            String kept = words.get(key + "replace.aside", replace.aside());
            String why = replace.cut()
                    .map(cut -> words.get(key + "replace.stop", connections(words, cut)))
                    .map(stop -> stop + " " + kept)
                    .orElse(kept);
            add(Feather.ARCHIVE, Tone.WARN, words.get(key + "replace", host), why);
        } else if (cost instanceof Cost.Fill fill) {
            String why = words.get(key + "fill.why", fill.directory());
            add(Feather.DATABASE, Tone.GOOD, words.get(key + "fill", host), why);
        }
    }

    /** Connections in words: of clients, and of standbys if there are any. */
    static String connections(Messages words, Connections now) {
        String key = "page.preview.connections.";
        if (now.standbys() > 0) {
            return words.get(key + "both", now.clients(), now.standbys());
        }
        return now.clients() == 0
                ? words.get(key + "none")
                : words.get(key + (now.clients() == 1 ? "one" : "some"), now.clients());
    }

    private void add(Feather icon, Tone tone, String what, String why) {
        Label reason = Kit.wrapped(why);
        GridPane.setHgrow(reason, Priority.ALWAYS);
        Label name = Kit.styled(new Label(what, Kit.styled(Kit.icon(icon), tone.styleClass())), "cost-name");
        name.getStyleClass().add(tone.styleClass());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        if (compact) {
            addRow(getRowCount(), name);
            addRow(getRowCount(), reason);
        } else {
            addRow(getRowCount(), name, reason);
        }
    }
}
