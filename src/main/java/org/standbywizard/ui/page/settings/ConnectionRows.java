package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.Taught;

/** One standby's three addresses as three arrows, each with whether it is known, supposed or given; and its names. */
final class ConnectionRows {
    private final PageContext context;
    private final SettingsModel model;
    private final Inputs inputs;
    private final Supplier<Integer> index;
    private final ServerEntry entry;
    private final Marks marks;
    private final String id;

    ConnectionRows(PageContext context, SettingsModel model, Inputs inputs, ServerEntry entry, Marks marks) {
        this.context = context;
        this.model = model;
        this.inputs = inputs;
        this.entry = entry;
        this.marks = marks;
        this.index = () -> model.wizard().standbys().indexOf(entry);
        this.id = "standby-" + index.get();
    }

    /** The rows, from the desktop's arrow down. */
    List<Node> rows() {
        List<Node> rows = new ArrayList<>();
        rows.add(desktop());
        rows.add(primary());
        rows.add(source());
        HBox names = Kit.styled(
                new HBox(
                        field("slot", () -> usual(standby -> standby.slotName())),
                        field("applicationName", () -> usual(standby -> standby.applicationNameOrDefault()))),
                "setting-line");
        names.getChildren().forEach(box -> HBox.setHgrow(box, Priority.ALWAYS));
        rows.add(names);
        for (Map.Entry<String, String> tablespace : model.tablespaces().entrySet()) {
            rows.add(tablespace(tablespace.getKey(), tablespace.getValue()));
        }
        return rows;
    }

    private String word(String key, Object... values) {
        return context.words().get("page.settings.connection." + key, values);
    }

    private Connection now() {
        return index.get() < 0 ? Connection.UNKNOWN : model.connection(index.get());
    }

    private String name() {
        return index.get() < 0 ? "" : model.standbyNames().get(index.get());
    }

    private String usual(Function<org.standbywizard.plan.StandbyPlan, String> name) {
        var plan = model.wizard().plan().get();
        return plan.isValid() && index.get() >= 0
                ? name.apply(plan.get().standbys().get(index.get()))
                : "";
    }

    /** From where to where, in words and with an arrow between. */
    private HBox arrow(Supplier<String> from, Supplier<String> to, String about, Label mark, Node... inputsOfIt) {
        Label one = Kit.wrapped("", "arrow-end");
        Label other = Kit.wrapped("", "arrow-end");
        inputs.shown(one, () -> {
            one.setText(from.get());
            other.setText(to.get());
            return true;
        });
        FlowPane ends = Kit.styled(new FlowPane(one, Kit.icon(Feather.ARROW_RIGHT), other), "arrow");
        VBox left = Kit.styled(new VBox(ends, Kit.wrapped(about, "hint")), "arrow-column");
        HBox line = Kit.styled(new HBox(left), "setting-line");
        line.getChildren().addAll(inputsOfIt);
        line.getChildren().add(Kit.styled(new VBox(mark), "arrow-mark"));
        return line;
    }

    private Node desktop() {
        Label host = Kit.mono("");
        Label mark = Kit.badge(Tone.NEUTRAL, "");
        HBox.setHgrow(host, Priority.ALWAYS);
        host.setMaxWidth(Double.MAX_VALUE);
        host.getStyleClass().add("arrow-value");
        inputs.shown(host, () -> {
            String port = entry.text("ssh.port");
            host.setText(entry.text("host") + (port.isEmpty() ? "" : ":" + port));
            boolean connected = entry.link().get() instanceof LinkState.Connected;
            Kit.show(mark, connected ? Tone.GOOD : Tone.NEUTRAL, word(connected ? "mark.works" : "mark.untried"));
            return true;
        });
        return Kit.styled(arrow(() -> word("desktop"), this::name, word("desktop.about"), mark, host), "plain");
    }

    private Node primary() {
        Label mark = Kit.id(Kit.badge(Tone.NEUTRAL, ""), id + "-mark-primary");
        InputBox address = field("primaryAddress", () -> now().address());
        InputBox port = field("primaryPort", () -> now().port() == 0 ? "" : String.valueOf(now().port()));
        port.getStyleClass().add("field-port");
        inputs.shown(
                mark, () -> show(mark, entry.text("primaryAddress"), now().address(), now().reached(), "mark.reached"));
        HBox.setHgrow(address, Priority.ALWAYS);
        return arrow(this::name, model::primaryName, word("primaryAddress.about"), mark, address, port);
    }

    private Node source() {
        Label mark = Kit.id(Kit.badge(Tone.NEUTRAL, ""), id + "-mark-source");
        InputBox address = field("sourceAddress", () -> now().source());
        inputs.shown(mark, () -> show(mark, entry.text("sourceAddress"), now().source(), now().seen(), "mark.seen"));
        HBox.setHgrow(address, Priority.ALWAYS);
        return arrow(model::primaryName, this::name, word("sourceAddress.about"), mark, address);
    }

    private boolean show(Label mark, String given, String found, boolean known, String knownWord) {
        if (known) {
            Kit.show(mark, Tone.GOOD, word(knownWord));
        } else if (!given.isBlank()) {
            Kit.show(mark, Tone.NEUTRAL, word("mark.given"));
        } else if (found.isEmpty()) {
            Kit.show(mark, Tone.NEUTRAL, word("mark.unknown"));
        } else {
            Kit.show(mark, Tone.INFO, word("mark.supposed"));
        }
        return true;
    }

    private InputBox field(String path, Supplier<String> usual) {
        return field(path, word(path), usual);
    }

    private InputBox field(String path, String label, Supplier<String> usual) {
        InputBox[] box = new InputBox[1];
        TextField input = inputs.text(
                id + "-" + path.replaceAll("[^A-Za-z0-9]", "-"),
                () -> entry.text(path),
                usual,
                typed -> entry.replace(Drafts.set(entry.part().get(), path, typed)),
                () -> marks.check(box[0]));
        box[0] = new InputBox(label, input, "").literal();
        marks.put(entry, path, box[0]);
        return Taught.by(box[0], Topic.Kind.SETTING, topic(path));
    }

    /** {@code primaryAddress} is {@code primary-address}; of tablespaces there is one text. */
    private static String topic(String path) {
        return path.startsWith("tablespaces")
                ? "tablespaces"
                : path.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private Node tablespace(String name, String directory) {
        String path = FieldPath.ROOT.name("tablespaces").name(directory).toString();
        InputBox box = field(path, word("tablespace", name, directory), () -> directory);
        HBox.setHgrow(box, Priority.ALWAYS);
        return Kit.styled(new HBox(box), "setting-line");
    }
}
