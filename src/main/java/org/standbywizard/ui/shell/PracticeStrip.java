package org.standbywizard.ui.shell;

import java.text.NumberFormat;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.PracticeLab;

/** Above every page while a practice lab runs: which it is, what is written into it, and how it is reset and ended. */
final class PracticeStrip extends HBox {
    /** Wide enough for all, in em. */
    private static final double ROOMY = 66;

    private final FrameParts parts;
    private final Practising model;
    private final Label about = Kit.styled(new Label(), "practice-about");
    private final CheckBox writing = Kit.id(new CheckBox(), "practice-writing");
    private final ComboBox<Integer> rate = Kit.id(new ComboBox<>(), "practice-rate");
    private final Label written = Kit.id(Kit.styled(new Label(), "practice-written"), "practice-written");
    private final ToggleButton desk = new ToggleButton();
    private final Button reset;
    private final Button stop;

    PracticeStrip(FrameParts parts, Bag bag) {
        this.parts = parts;
        this.model = parts.practising();
        setId("practice-strip");
        getStyleClass().add("practice-strip");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(parts.words("practice.strip.title"));
        Label title = Kit.styled(new Label(parts.words("practice.strip.title"), Kit.icon(Feather.BOOK_OPEN)), "strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        about.setMinWidth(0);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        writing.setText(parts.words("practice.strip.writing"));
        writing.setMinWidth(Region.USE_PREF_SIZE);
        rate.getItems().setAll(PracticeLoad.RATES);
        rate.setConverter(new Rates());
        rate.setAccessibleText(parts.words("practice.strip.rate"));
        rate.setMinWidth(Region.USE_PREF_SIZE);
        written.setMinWidth(Region.USE_PREF_SIZE);
        reset = Kit.id(
                Kit.styled(Kit.button(parts.words("practice.strip.reset"), model::reset), "small"), "practice-reset");
        stop = Kit.id(
                Kit.styled(Kit.button(parts.words("practice.strip.stop"), model::stop), "small"), "practice-stop");
        desk.setId("practice-desk");
        desk.getStyleClass().add("small");
        desk.setText(Kit.label(parts.words("practice.strip.desk")));
        desk.setMinWidth(Region.USE_PREF_SIZE);
        desk.setOnAction(event -> model.exercising().open().set(desk.isSelected()));
        bag.now(model.exercising().open(), desk::setSelected);
        getChildren().addAll(title, about, writing, rate, written, desk, reset, stop);
        bag.any(this::show, model.lab(), model.doing());
        load(bag);
        bag.any(this::fit, widthProperty(), about.fontProperty());
    }

    /** What is written can be done without. */
    private void fit() {
        boolean room = getWidth() >= ROOMY * about.getFont().getSize();
        written.setVisible(room);
        written.setManaged(room);
    }

    private void load(Bag bag) {
        PracticeLoad load = model.load();
        bag.now(load.on(), writing::setSelected);
        writing.setOnAction(event -> load.on().set(writing.isSelected()));
        bag.now(load.rate(), now -> rate.setValue(now.intValue()));
        rate.setOnAction(event -> load.rate().set(rate.getValue()));
        bag.any(
                () -> written.setText(
                        load.on().get() || load.written().get() > 0
                                ? parts.words(
                                        "practice.strip.written",
                                        figure(load.written().get()))
                                : ""),
                load.on(),
                load.written());
    }

    private void show() {
        setVisible(model.lab().get().isPresent());
        setManaged(isVisible());
        boolean idle = model.doing().get() == Practising.Doing.NOTHING;
        about.setText(
                switch (model.doing().get()) {
                    case NOTHING -> model.lab().get().map(this::told).orElse("");
                    case RESETTING -> parts.words("practice.strip.resetting");
                    case ENDING -> parts.words("practice.strip.ending");
                    case SETTING_UP -> parts.words("practice.strip.setting-up");
                    case INJECTING, CHECKING -> parts.words("practice.strip.working");
                });
        writing.setDisable(!idle);
        rate.setDisable(!idle);
        reset.setDisable(!idle);
        stop.setDisable(!idle);
    }

    private String told(PracticeLab.Running lab) {
        return parts.words("practice.strip.about", lab.version(), lab.standbys());
    }

    private String figure(long rows) {
        return NumberFormat.getIntegerInstance(parts.context().words().locale()).format(rows);
    }

    /** As people read them. */
    private final class Rates extends StringConverter<Integer> {
        @Override
        public String toString(Integer rows) {
            return rows == null ? "" : parts.words("practice.strip.rows", figure(rows));
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
