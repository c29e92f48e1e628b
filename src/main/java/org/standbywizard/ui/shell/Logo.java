package org.standbywizard.ui.shell;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.standbywizard.ui.fx.Kit;

/** The program's sign: a server, and the copy that stands by. 28 units square before {@code scale}. */
final class Logo extends StackPane {
    private static final String SERVER = "M4 0h10a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z";
    private static final String COPY =
            "M20 8h3a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4v-3"; // open where the server stands before it
    private static final String TICK = "M13.5 20.5l3 3 6-7";

    Logo() {
        SVGPath server = Kit.styled(path(SERVER), "logo-server");
        SVGPath copy = Kit.styled(path(COPY), "logo-copy");
        SVGPath tick = Kit.styled(path(TICK), "logo-copy");
        getChildren().add(new Group(copy, server, tick));
        getStyleClass().add("logo");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private static SVGPath path(String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        return path;
    }
}
