package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the window remembers between two starts; never a secret. A store that cannot be written forgets silently. */
public interface Preferences {
    Remembered read();

    void write(Remembered remembered);

    /** How the window looks. SYSTEM follows the platform as far as it can be learnt. */
    enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /**
     * @param language empty means the platform's
     * @param width of the window in pixels; 0 if it was never shown
     * @param recent plan files, the newest first
     * @param exercises of the practice lab that were mended
     * @param lessons that are done; older programs wrote none
     */
    record Remembered(
            Theme theme,
            Optional<Locale> language,
            boolean projector,
            boolean learnShown,
            double width,
            double height,
            boolean maximized,
            List<Path> recent,
            List<String> exercises,
            List<String> lessons) {
        public static final Remembered NOTHING = new Remembered(
                Theme.SYSTEM, Optional.empty(), false, true, 0, 0, false, List.of(), List.of(), List.of());

        /** What an older program did not write down is null, and as if it had never been chosen. */
        public Remembered {
            theme = theme == null ? Theme.SYSTEM : theme;
            language = language == null ? Optional.empty() : language;
            recent = recent == null ? List.of() : List.copyOf(recent);
            exercises = exercises == null ? List.of() : List.copyOf(exercises);
            lessons = lessons == null ? List.of() : List.copyOf(lessons);
        }
    }
}
