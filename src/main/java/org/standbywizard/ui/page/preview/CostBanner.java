package org.standbywizard.ui.page.preview;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** What applying costs: who restarts and why, how many connections are cut, which data is moved where. */
final class CostBanner extends VBox {
    private final Messages words;
    private final Outline outline;

    CostBanner(Messages words, Outline outline) {
        this.words = words;
        this.outline = outline;
        setId("costs");
        getStyleClass().addAll("notice", "costs");
    }

    void show(Map<HostId, Connections> counted) {
        boolean interrupts = outline.costs().stream().anyMatch(cost -> !(cost instanceof Cost.Fill));
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add((interrupts ? Tone.WARN : Tone.GOOD).styleClass());
        getChildren().clear();
        if (!interrupts) {
            getChildren().add(line(Feather.CHECK, Tone.GOOD, "", words.get("preview.no-interruption")));
        }
        outline.costs().forEach(cost -> getChildren().add(line(cost, counted)));
    }

    private Node line(Cost cost, Map<HostId, Connections> counted) {
        String key = "page.preview.cost.";
        HostId host = cost.host();
        if (cost instanceof Cost.Restart restart) {
            Connections now = counted.getOrDefault(host, new Connections(0, 0));
            return line(
                    Feather.REFRESH_CW,
                    Tone.WARN,
                    words.get(key + "restart", host),
                    words.get(key + "restart.why", now.clients(), now.standbys(), String.join(", ", restart.causes())));
        } else if (cost instanceof Cost.Stop stop) {
            return line(
                    Feather.STOP_CIRCLE,
                    Tone.WARN,
                    words.get(key + "stop", host),
                    words.get(key + "stop.why", stop.now().clients(), stop.now().standbys()));
        } else if (cost instanceof Cost.Replace replace) {
            return line(
                    Feather.ARCHIVE,
                    Tone.WARN,
                    words.get(key + "replace", host),
                    words.get(key + "replace.why", replace.directory(), replace.aside()));
        }
        Cost.Fill fill = (Cost.Fill) cost;
        return line(
                Feather.DATABASE,
                Tone.GOOD,
                words.get(key + "fill", host),
                words.get(key + "fill.why", fill.directory()));
    }

    private static Node line(Feather icon, Tone tone, String what, String why) {
        Label reason = Kit.wrapped(why);
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox line = Kit.styled(new HBox(Kit.styled(Kit.icon(icon), tone.styleClass())), "cost");
        if (!what.isEmpty()) {
            Label name = Kit.styled(new Label(what), "cost-name", tone.styleClass());
            name.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(name);
        }
        line.getChildren().add(reason);
        return line;
    }
}
