package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** How the servers shall replicate: presets, then every setting with what it means. */
public final class SettingsPage extends PageBase {
    private final PageContext context;
    private final SettingsModel model;
    private final List<Runnable> refresh = new ArrayList<>();
    private final Inputs inputs = new Inputs(bag, refresh);
    private final Marks marks;
    private final ConnectionsCard connections;
    private final VBox missing = Kit.id(new VBox(), "settings-missing");
    private final VBox body = Kit.styled(new VBox(), "settings");

    public SettingsPage(PageContext context, SettingsModel model) {
        super(PageId.SETTINGS);
        this.context = context;
        this.model = model;
        title.set(word("title"));
        subtitle.set(word("subtitle"));
        this.marks = new Marks(context, model);
        this.connections = new ConnectionsCard(context, model, marks);
        ReadOnlyObjectWrapper<Boolean> always = new ReadOnlyObjectWrapper<>(true);
        String next = word("next", context.words().get("step.preflight"));
        actions.addAll(
                new Action(
                        "back",
                        Action.Kind.BACK,
                        new ReadOnlyStringWrapper(word("back")),
                        always,
                        context.navigator()::back),
                new Action("next", Action.Kind.PRIMARY, new ReadOnlyStringWrapper(next), always, this::goOn));
        PresetCard presets = new PresetCard(context, model, bag);
        body.getChildren().addAll(missing, presets);
        ItemControls controls = new ItemControls(context, model, inputs);
        for (Group group : Group.values()) {
            body.getChildren().add(group(group, controls));
        }
        OthersCard rest = new OthersCard(context, model, marks);
        body.getChildren()
                .addAll(
                        group("connections", true, connections),
                        group("others", !model.others().isEmpty(), rest));
        refresh.add(presets::show);
        refresh.add(rest::show);
        refresh.add(connections::show);
        refresh.add(this::show);
        bag.now(model.changes(), count -> inputs.show());
        missing(List.of());
    }

    private String word(String key, Object... values) {
        return context.words().get("page.settings." + key, values);
    }

    private GroupCard group(Group group, ItemControls controls) {
        List<SettingRow> rows = new ArrayList<>();
        for (Item item : Item.values()) {
            if (item.group() == group) {
                SettingRow row = controls.row(item, () -> marks.at(item.path()).ifPresent(marks::check));
                marks.put(item.path(), row.box());
                bag.onChange(context.layout().compact(), row::arrange);
                rows.add(row);
            }
        }
        return group(group.word(), group.isOpen(), rows.toArray(Node[]::new));
    }

    private GroupCard group(String id, boolean open, Node... rows) {
        GroupCard card = new GroupCard(word("group." + id), word("group." + id + ".about"), id, open);
        card.body().getChildren().setAll(rows);
        return card;
    }

    private void show() {
        note.set(model.version()
                .map(PgVersion::major)
                .map(version -> word("note", version))
                .orElseGet(() -> word("note.unknown")));
        mark.set(model.mark());
        marks.clear(model.troubles());
        if (missing.isVisible()) {
            missing(model.troubles());
        }
    }

    private void goOn() {
        List<Trouble> troubles = model.troubles();
        missing(troubles);
        if (troubles.isEmpty()) {
            context.navigator().next();
            return;
        }
        marks.show(troubles);
        marks.go(troubles.get(0));
    }

    private void missing(List<Trouble> troubles) {
        missing.setVisible(!troubles.isEmpty());
        missing.setManaged(!troubles.isEmpty());
        VBox list = new VBox(Kit.wrapped(word("missing"), "notice-title"));
        for (Trouble trouble : troubles) {
            Hyperlink link = new Hyperlink(word("missing.field", marks.name(trouble), marks.text(trouble)));
            link.setWrapText(true);
            link.setOnAction(event -> marks.go(trouble));
            list.getChildren().add(link);
        }
        HBox notice = Kit.styled(new HBox(Kit.icon(Tone.WARN), list), "notice", Tone.WARN.styleClass());
        HBox.setHgrow(list, Priority.ALWAYS);
        missing.getChildren().setAll(notice);
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void close() {
        super.close();
        connections.close();
    }
}
