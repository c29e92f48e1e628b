package org.standbywizard.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;

/** How everything looks: AtlantaFX's theme, and over it this program's own sheets. */
public final class Looks {
    /** Those of pages need not exist. */
    private static final List<String> SHEETS = List.of(
            "controls.css",
            "wizard.css",
            "frame.css",
            "page-start.css",
            "page-server.css",
            "page-settings.css",
            "page-preflight.css",
            "page-preview.css",
            "page-apply.css",
            "page-verify.css",
            "page-undo.css");

    private static final String DARK = "dark";
    private static final String PROJECTOR = "projector";

    private Looks() {}

    /**
     * Dresses a window's scene, and every pop-up of it. On the window's thread; the theme is the toolkit's, so all
     * windows change together.
     */
    public static void dress(Scene scene, boolean dark, boolean projector) {
        theme(dark);
        List<String> sheets = sheets(dark, projector);
        if (!sheets.equals(scene.getStylesheets())) {
            scene.getStylesheets().setAll(sheets);
        }
        List<String> classes = scene.getRoot().getStyleClass();
        classes.removeAll(List.of(DARK, PROJECTOR));
        Stream.of(dark ? DARK : "", projector ? PROJECTOR : "")
                .filter(name -> !name.isEmpty())
                .forEach(classes::add);
    }

    /** Best before the first control is made: that one would load JavaFX's own theme, which takes its time. */
    static void theme(boolean dark) {
        String theme = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!theme.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(theme);
        }
    }

    private static List<String> sheets(boolean dark, boolean projector) {
        List<String> names = new ArrayList<>(SHEETS);
        if (dark) {
            names.add("dark.css");
        }
        if (projector) {
            names.add(dark ? "projector-dark.css" : "projector-light.css");
            names.add("projector.css");
        }
        return names.stream()
                .map(name -> Looks.class.getResource("/org/standbywizard/ui/" + name))
                .filter(Objects::nonNull)
                .map(URL::toExternalForm)
                .toList();
    }
}
