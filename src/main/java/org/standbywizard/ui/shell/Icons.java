package org.standbywizard.ui.shell;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The window's icon in the sizes that desktops ask for. */
public final class Icons {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private Icons() {}

    public static List<Image> all() {
        return SIZES.stream()
                .map(size -> Icons.class.getResourceAsStream("/org/standbywizard/ui/icon-" + size + ".png"))
                .filter(Objects::nonNull)
                .map((InputStream in) -> new Image(in))
                .toList();
    }
}
