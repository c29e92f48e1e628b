package org.standbywizard.ui.page.settings;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** The presets side by side, and in words what the chosen one does. */
final class PresetCard extends VBox {
    private final PageContext context;
    private final SettingsModel model;
    private final SegmentedButton presets = new SegmentedButton();
    private final Label says = Kit.wrapped("", "quiet");
    private final Label own;
    private boolean showing;

    PresetCard(PageContext context, SettingsModel model, Bag bag) {
        this.context = context;
        this.model = model;
        this.own = Kit.badge(Tone.INFO, word("own"));
        Kit.styled(this, "card", "presets");
        for (Preset preset : Preset.values()) {
            ToggleButton button = Kit.id(new ToggleButton(word(key(preset))), "preset-" + key(preset));
            button.setUserData(preset);
            // The control would only do so when it is first shown.
            button.setToggleGroup(presets.getToggleGroup());
            presets.getButtons().add(button);
        }
        presets.setMinWidth(USE_PREF_SIZE);
        bag.onChange(presets.getToggleGroup().selectedToggleProperty(), this::chosen);
        getChildren().setAll(Kit.row(presets, Kit.spacer(), own), says);
    }

    private static String key(Preset preset) {
        return preset.name().toLowerCase(Locale.ROOT);
    }

    private String word(String key) {
        return context.words().get("page.settings.preset." + key);
    }

    private void chosen(Toggle toggle) {
        if (showing) {
            return;
        }
        if (toggle == null) {
            show();
        } else {
            model.choose((Preset) toggle.getUserData());
        }
    }

    void show() {
        showing = true;
        Optional<Preset> now = model.preset();
        presets.getButtons().forEach(button -> button.setSelected(now.equals(Optional.of(button.getUserData()))));
        own.setVisible(now.isEmpty());
        says.setText(word(now.map(PresetCard::key).orElse("own") + ".about"));
        showing = false;
    }
}
