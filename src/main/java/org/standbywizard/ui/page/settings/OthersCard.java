package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.learn.Topic;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.Taught;

/** postgresql.conf parameters of the plan that have no field of their own: seen, changed, taken out, added. */
final class OthersCard extends VBox {
    private final PageContext context;
    private final SettingsModel model;
    private final Marks marks;
    private final VBox list = Kit.styled(new VBox(), "settings-body");
    private final TextField name = Kit.id(Kit.styled(new TextField(), "mono"), "other-name");
    private final TextField value = Kit.id(Kit.styled(new TextField(), "mono"), "other-value");
    private List<String> shown = List.of();

    OthersCard(PageContext context, SettingsModel model, Marks marks) {
        this.context = context;
        this.model = model;
        this.marks = marks;
        Kit.styled(this, "settings-body");
        InputBox newName = new InputBox(word("name"), name, "");
        InputBox newValue = new InputBox(word("value"), value, "");
        Button add = Kit.id(Kit.button(word("add"), this::add), "other-add");
        add.disableProperty().bind(name.textProperty().map(String::isBlank));
        value.setOnAction(event -> add());
        HBox.setHgrow(newName, Priority.ALWAYS);
        HBox.setHgrow(newValue, Priority.ALWAYS);
        HBox fresh = Kit.styled(new HBox(newName, newValue, add), "setting-line", "bottom");
        getChildren().setAll(Kit.wrapped(word("about"), "quiet"), list, fresh);
    }

    private String word(String key, Object... values) {
        return context.words().get("page.settings.others." + key, values);
    }

    private void add() {
        if (!name.getText().isBlank()) {
            model.setOther(name.getText().strip(), value.getText());
            name.clear();
            value.clear();
            name.requestFocus();
        }
    }

    void show() {
        Map<String, String> others = model.others();
        List<String> names = new ArrayList<>(others.keySet());
        if (!names.equals(shown)) {
            shown.forEach(gone -> marks.remove(Others.path(gone)));
            list.getChildren().setAll(names.stream().map(this::row).toList());
            shown = names;
        }
        others.forEach((other, text) -> {
            Inputs.put((TextField) marks.at(Others.path(other)).orElseThrow().input(), text);
        });
    }

    private HBox row(String other) {
        String path = Others.path(other);
        TextField input = Kit.id(Kit.styled(new TextField(model.others().get(other)), "mono"), "other-" + other);
        input.textProperty().addListener((o, was, is) -> {
            if (!is.equals(model.others().get(other))) {
                model.setOther(other, is);
            }
        });
        InputBox box = new InputBox(other, input, "").literal();
        if (other.matches("[a-z][a-z0-9_]*")) {
            Taught.by(box, Topic.Kind.SETTING, other);
        }
        input.focusedProperty().addListener((o, was, focused) -> {
            if (!focused) {
                marks.check(box);
            }
        });
        marks.put(path, box);
        HBox.setHgrow(box, Priority.ALWAYS);
        Button remove = Kit.iconButton(Feather.TRASH_2, word("remove", other), () -> model.removeOther(other));
        return Kit.styled(new HBox(box, remove), "setting-line", "bottom");
    }
}
