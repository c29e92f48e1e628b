package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Preferences.Theme;
import org.standbywizard.ui.model.SystemTheme;
import org.standbywizard.ui.model.Work;

/** Keeps a window's looks as the person chose, or as the platform's own windows look. */
public final class Appearance implements AutoCloseable {
    private final Habits habits;
    private final SystemTheme system;
    private final Work work;
    private final BooleanProperty systemDark = new SimpleBooleanProperty();
    private final Bag bag = new Bag();
    private boolean asking;

    /**
     * To be made before the window's content.
     *
     * @param first what is known of the platform by now; light if nothing is
     */
    public Appearance(Habits habits, SystemTheme system, Work work, Optional<Boolean> first) {
        this.habits = habits;
        this.system = system;
        this.work = work;
        systemDark.set(first.orElse(false));
        Looks.theme(dark());
    }

    /** From now on this scene looks so. */
    public void dress(Scene scene) {
        bag.any(
                () -> Looks.dress(scene, dark(), habits.projector().get()),
                habits.theme(),
                habits.projector(),
                systemDark,
                scene.rootProperty());
    }

    private boolean dark() {
        Theme theme = habits.theme().get();
        return theme == Theme.DARK || theme == Theme.SYSTEM && systemDark.get();
    }

    /** Asks the platform again, in the background; what cannot be learnt stays as it was. */
    public void ask() {
        if (asking) {
            return;
        }
        asking = true;
        work.start(
                "looks",
                cancellation -> system.dark(),
                dark -> {
                    asking = false;
                    dark.ifPresent(systemDark::set);
                },
                failure -> asking = false);
    }

    @Override
    public void close() {
        bag.close();
    }
}
