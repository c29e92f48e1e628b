package org.standbywizard.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Language;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Preferences.Theme;

/** The rail's foot: the plan's file and whether it is saved, the language, and how the window looks. */
final class RailFoot extends VBox implements AutoCloseable {
    private final FrameParts parts;
    private final PlanCommands commands;
    private final Bag bag = new Bag();
    private final MenuButton plan;
    private final MenuButton language;
    private final MenuButton looks;
    private boolean compact;

    RailFoot(FrameParts parts) {
        this.parts = parts;
        this.commands = new PlanCommands(parts);
        getStyleClass().add("rail-foot");
        plan = menu("menu-plan", Feather.FILE_TEXT);
        plan.getItems()
                .addAll(
                        item("plan.new", PlanCommands.NEW, commands::fresh),
                        item("plan.open", PlanCommands.OPEN, commands::open),
                        new SeparatorMenuItem(),
                        item("plan.save", PlanCommands.SAVE, commands::save),
                        item("plan.save-as", PlanCommands.SAVE_AS, commands::saveAs));
        language = menu("menu-language", Feather.GLOBE);
        looks = menu("menu-looks", Feather.SUN);
        getChildren().addAll(plan, language, looks);

        Habits habits = parts.habits();
        ToggleGroup languages = new ToggleGroup();
        for (Language each : Language.values()) {
            Locale one = each.locale();
            // Each in its own words.
            RadioMenuItem item = new RadioMenuItem(one.getDisplayLanguage(one));
            item.setToggleGroup(languages);
            item.setSelected(one.equals(parts.context().words().locale()));
            item.setId("language-" + one.getLanguage());
            item.setOnAction(event -> habits.language().set(Optional.of(one)));
            language.getItems().add(item);
        }
        ToggleGroup themes = new ToggleGroup();
        for (Theme one : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(parts.words("looks." + word(one)));
            item.setToggleGroup(themes);
            item.setId("theme-" + word(one));
            item.setOnAction(event -> habits.theme().set(one));
            bag.now(habits.theme(), now -> item.setSelected(now == one));
            looks.getItems().add(item);
        }
        CheckMenuItem projector = new CheckMenuItem(parts.words("looks.projector"));
        projector.setId("looks-projector");
        projector.setOnAction(event -> habits.projector().set(projector.isSelected()));
        bag.now(habits.projector(), projector::setSelected);
        looks.getItems().addAll(new SeparatorMenuItem(), projector);

        bag.any(this::show, parts.context().model().file(), parts.keeper().state(), habits.theme(), habits.projector());
    }

    void setCompact(boolean narrow) {
        compact = narrow;
        show();
    }

    private void show() {
        String name = parts.keeper().name();
        PlanKeeper.State state = parts.keeper().state().get();
        String file = name.isEmpty() ? parts.words("plan.unnamed") : name;
        String saved = parts.words("plan.state." + state.name().toLowerCase(Locale.ROOT), file);
        label(plan, saved, parts.words("plan.menu"));
        Locale shown = parts.context().words().locale();
        label(language, shown.getDisplayLanguage(shown), parts.words("language.menu"));
        String look = parts.words("looks." + word(parts.habits().theme().get()));
        label(
                looks,
                parts.habits().projector().get() ? parts.words("looks.with-projector", look) : look,
                parts.words("looks.menu"));
    }

    private void label(MenuButton menu, String text, String what) {
        menu.setText(compact ? "" : Kit.literal(text));
        menu.setAccessibleText(what + ": " + text);
        menu.setTooltip(new Tooltip(what + ": " + text));
    }

    private static MenuButton menu(String id, Feather icon) {
        MenuButton menu = new MenuButton("", Kit.icon(icon));
        menu.setId(id);
        menu.getStyleClass().addAll("flat", "rail-menu");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setPopupSide(javafx.geometry.Side.TOP);
        return menu;
    }

    private MenuItem item(String key, javafx.scene.input.KeyCombination keys, Runnable run) {
        MenuItem item = new MenuItem(Kit.label(parts.words(key)));
        item.setId(key.replace('.', '-'));
        item.setAccelerator(keys);
        item.setOnAction(event -> run.run());
        return item;
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        bag.close();
    }
}
