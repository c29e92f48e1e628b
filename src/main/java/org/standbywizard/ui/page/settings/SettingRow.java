package org.standbywizard.ui.page.settings;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.learn.Topic;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.Taught;

/** One setting: its name, its control, one line of what it means, and on request why one would change it. */
final class SettingRow extends VBox {
    private final PageContext context;
    private final SettingsModel model;
    private final Item item;
    private final InputBox box;
    private final VBox name = Kit.styled(new VBox(), "setting-name");
    private final HBox line = Kit.styled(new HBox(), "setting-line");
    private final Button ask;
    private final VBox why = Kit.styled(new VBox(), "why");

    /** @param below what stands under the control */
    SettingRow(PageContext context, SettingsModel model, Item item, Node input, Node... below) {
        this.context = context;
        this.model = model;
        this.item = item;
        Kit.styled(this, "setting");
        Taught.by(this, Topic.Kind.SETTING, item.topic());
        box = new InputBox(word("label"), input, hint()).literal();
        box.getChildren().addAll(2, List.of(below));
        ask = Kit.iconButton(
                Feather.HELP_CIRCLE, context.words().get("page.settings.why", word("label")), this::toggleWhy);
        Kit.id(ask, "why-" + item.word());
        HBox.setHgrow(box, Priority.ALWAYS);
        item.parameter().ifPresent(parameter -> name.getChildren().add(Kit.wrapped(parameter, "mono", "hint")));
        arrange(context.layout().compact().get());
        why.setVisible(false);
        why.setManaged(false);
        getChildren().addAll(line, why);
    }

    /** @param compact whether the name stands over the input, for want of room beside it */
    void arrange(boolean compact) {
        if (compact) {
            name.getChildren().remove(box.label());
            box.getChildren().remove(box.label());
            box.getChildren().add(0, box.label());
            line.getChildren().setAll(box, ask);
        } else {
            box.getChildren().remove(box.label());
            name.getChildren().remove(box.label());
            name.getChildren().add(0, box.label());
            line.getChildren().setAll(name, box, ask);
        }
    }

    private String word(String key) {
        return context.words().get("page.settings." + item.word() + "." + key);
    }

    private String hint() {
        return context.words().get("page.settings.hint", word("meaning"), usual());
    }

    private String usual() {
        String usual = item.usual(model.version());
        String own = "page.settings." + item.word() + ".default";
        if (context.words().has(own)) {
            return context.words().get(own);
        }
        if (usual.isEmpty()) {
            return context.words().get("page.settings.default.server");
        }
        return item.isWordOfPostgres() ? usual : word(usual);
    }

    private void toggleWhy() {
        boolean show = !why.isVisible();
        if (show && why.getChildren().isEmpty()) {
            Label text = Kit.wrapped(word("why"));
            Hyperlink chapter = new Hyperlink(context.words().get("page.settings.chapter", word("chapter")));
            chapter.setWrapText(true);
            chapter.setOnAction(event -> context.desktop().browse(item.documentation(model.version())));
            why.getChildren().setAll(text, chapter);
        }
        why.setVisible(show);
        why.setManaged(show);
    }

    /** The usual value may be another one for another version. */
    void show() {
        box.hint(hint());
    }

    InputBox box() {
        return box;
    }
}
