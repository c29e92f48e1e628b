package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Preferences.Theme;

/** What the window remembers, to be observed; every change is written down in the background. */
public final class Habits {
    private static final int MOST_RECENT = 8;

    private final Preferences preferences;
    private final Work work;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<Optional<Locale>> language;
    private final BooleanProperty projector;
    private final BooleanProperty learnShown;
    private final ObjectProperty<Place> place;
    private final ObservableList<Path> recent;
    private final ObservableList<String> exercises;
    private final ObservableList<String> lessons;
    private boolean writing;
    private boolean changed;

    /** How large the window was. @param width in pixels, 0 if it was never shown */
    public record Place(double width, double height, boolean maximized) {}

    /** @param first what was remembered */
    public Habits(Preferences preferences, Work work, Remembered first) {
        this.preferences = preferences;
        this.work = work;
        this.theme = new SimpleObjectProperty<>(first.theme());
        this.language = new SimpleObjectProperty<>(first.language());
        this.projector = new SimpleBooleanProperty(first.projector());
        this.learnShown = new SimpleBooleanProperty(first.learnShown());
        this.place = new SimpleObjectProperty<>(new Place(first.width(), first.height(), first.maximized()));
        this.recent = FXCollections.observableArrayList(first.recent());
        this.exercises = FXCollections.observableArrayList(first.exercises());
        this.lessons = FXCollections.observableArrayList(first.lessons());
        List.<Observable>of(theme, language, projector, learnShown, place, recent, exercises, lessons)
                .forEach(one -> one.addListener(observed -> write()));
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Empty means the platform's. */
    public ObjectProperty<Optional<Locale>> language() {
        return language;
    }

    public BooleanProperty projector() {
        return projector;
    }

    public BooleanProperty learnShown() {
        return learnShown;
    }

    public ObjectProperty<Place> place() {
        return place;
    }

    /** Plan files, the newest first. */
    public ObservableList<Path> recent() {
        return recent;
    }

    /** Exercises of the practice lab that were mended. */
    public ObservableList<String> exercises() {
        return exercises;
    }

    /** An exercise was mended. */
    public void mended(String exercise) {
        if (!exercises.contains(exercise)) {
            exercises.add(exercise);
        }
    }

    /** Lessons that are done. */
    public ObservableList<String> lessons() {
        return lessons;
    }

    /** A lesson is done, or not. */
    public void done(String lesson, boolean is) {
        if (is && !lessons.contains(lesson)) {
            lessons.add(lesson);
        } else if (!is) {
            lessons.remove(lesson);
        }
    }

    /** Nothing was done yet: for the next one who learns here. */
    public void forgetProgress() {
        lessons.clear();
        exercises.clear();
    }

    /** A plan was opened or saved. */
    public void used(Path plan) {
        List<Path> now = new java.util.ArrayList<>(recent);
        now.remove(plan);
        now.add(0, plan);
        recent.setAll(now.subList(0, Math.min(now.size(), MOST_RECENT)));
    }

    /** Writes at once, on the calling thread: the last thing before the program ends. */
    public void writeNow() {
        preferences.write(now());
    }

    private Remembered now() {
        return new Remembered(
                theme.get(),
                language.get(),
                projector.get(),
                learnShown.get(),
                place.get().width(),
                place.get().height(),
                place.get().maximized(),
                recent,
                exercises,
                lessons);
    }

    /** One write at a time; what changes meanwhile is written after it. */
    private void write() {
        if (writing) {
            changed = true;
            return;
        }
        writing = true;
        changed = false;
        Remembered now = now();
        work.start(
                "preferences",
                cancellation -> {
                    preferences.write(now);
                    return now;
                },
                written -> wrote(),
                failure -> wrote());
    }

    private void wrote() {
        writing = false;
        if (changed) {
            write();
        }
    }
}
