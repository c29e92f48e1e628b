package org.standbywizard.ui.page.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** Makes the row of each item, with the control that fits its kind. */
final class ItemControls {
    private final PageContext context;
    private final SettingsModel model;
    private final Inputs inputs;

    ItemControls(PageContext context, SettingsModel model, Inputs inputs) {
        this.context = context;
        this.model = model;
        this.inputs = inputs;
    }

    /** @param left called when the focus leaves a text of it */
    SettingRow row(Item item, Runnable left) {
        String id = "setting-" + item.word();
        SettingRow row;
        switch (item.kind()) {
            case TRUTH:
                CheckBox check = inputs.check(
                        id,
                        word(item, "true"),
                        () -> model.value(item).equals("true"),
                        on -> model.set(item, String.valueOf(on)));
                row = new SettingRow(context, model, item, check);
                break;
            case CHOICE:
                ChoiceBox<String> choice = inputs.choice(
                        id,
                        () -> item.choices(model.version()),
                        () -> model.value(item),
                        value -> word(item, value.isEmpty() ? "unset" : value),
                        value -> model.set(item, value));
                choice.setMaxWidth(Double.MAX_VALUE);
                row = new SettingRow(context, model, item, choice);
                break;
            case SECRET:
                row = secret(item, id, left);
                break;
            case STANDBYS:
                FlowPane which = standbys(id);
                row = new SettingRow(context, model, item, which);
                break;
            default:
                TextField text = inputs.text(
                        id,
                        () -> model.given(item),
                        () -> item.usual(model.version()),
                        typed -> model.set(item, typed),
                        left);
                row = new SettingRow(context, model, item, text);
        }
        inputs.shown(row, () -> {
            row.show();
            return model.isShown(item);
        });
        return row;
    }

    private String word(Item item, String key) {
        return context.words().get("page.settings." + item.word() + "." + key);
    }

    private SettingRow secret(Item item, String id, Runnable left) {
        ChoiceBox<Source> source = inputs.choice(
                id,
                () -> Arrays.asList(Source.values()),
                model::source,
                one -> word(item, one.name().toLowerCase(Locale.ROOT)),
                model::choose);
        TextField name = inputs.text(
                id + "-name",
                model::sourceName,
                () -> model.source() == Source.ENV ? "REPLICATION_PASSWORD" : "~/replication.txt",
                model::nameSource,
                left);
        name.setAccessibleText(word(item, "name"));
        inputs.shown(name, () -> model.source().isNamed());
        source.setMaxWidth(Double.MAX_VALUE);
        return new SettingRow(context, model, item, source, name);
    }

    /** One box for each standby; made anew when the plan has others. */
    private FlowPane standbys(String id) {
        FlowPane pane = Kit.styled(new FlowPane(), "standby-boxes");
        inputs.shown(pane, () -> {
            List<String> names = model.standbyNames();
            if (!names.equals(pane.getUserData())) {
                pane.setUserData(names);
                pane.getChildren().clear();
                for (int i = 0; i < names.size(); i++) {
                    String name = names.get(i);
                    CheckBox box = Kit.id(new CheckBox(name), id + "-" + i);
                    box.setMnemonicParsing(false);
                    box.setOnAction(event -> {
                        model.setSynchronous(name, box.isSelected());
                        // The last one stays.
                        box.setSelected(model.isSynchronous(name));
                    });
                    pane.getChildren().add(box);
                }
            }
            for (Node node : pane.getChildren()) {
                CheckBox box = (CheckBox) node;
                box.setSelected(model.isSynchronous(box.getText()));
            }
            return true;
        });
        return pane;
    }
}
