package org.standbywizard.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.standbywizard.ui.model.Preferences.Theme;

/** Pictures of a window as it is at a moment, in every language, theme and size. */
final class Album {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);
    private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK);
    /** Name, width, height, scale. */
    private static final List<Size> SIZES = List.of(
            new Size("1180x760", 1180, 760, 1), new Size("960x460", 960, 460, 1), new Size("200", 1180, 760, 2));

    private static final int PAGES = 12;
    private static final Size PLAIN = SIZES.get(0);

    private final Path directory;
    private final Shown shown;
    private final Scene scene;

    Album(Path directory, RealWindow window) {
        this.directory = directory;
        this.shown = window.shown();
        this.scene = window.stage().getScene();
    }

    private record Size(String name, double width, double height, double scale) {}

    /** Takes the state's pictures, and leaves the window as it was. */
    void take(String state) {
        take(state, () -> {});
    }

    /** @param settled waits until a window that looks another way shows the state again */
    void take(String state, Runnable settled) {
        for (Size size : SIZES) {
            for (Locale language : LANGUAGES) {
                for (Theme theme : THEMES) {
                    String name = String.join("-", state, size.name(), language.getLanguage(), word(theme));
                    take(name, size, language, theme, settled);
                }
            }
        }
        leave(settled);
    }

    /** Those for a document: in English and one size, as {@code STATE-light.png} and {@code STATE-dark.png}. */
    void takeBoth(String state) {
        for (Theme theme : THEMES) {
            take(state + "-" + word(theme), PLAIN, Locale.ENGLISH, theme, () -> {});
        }
        leave(() -> {});
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    private void take(String name, Size size, Locale language, Theme theme, Runnable settled) {
        PageStage.onFx(() -> {
            look(size, language, theme);
            return null;
        });
        settle();
        settled.run();
        PageStage.onFx(() -> {
            save(size.scale(), directory.resolve(name + ".png"));
            return null;
        });
    }

    private void leave(Runnable settled) {
        PageStage.onFx(() -> {
            look(PLAIN, Locale.ENGLISH, Theme.LIGHT);
            return null;
        });
        settle();
        settled.run();
    }

    /** The window's size comes with a pulse; then pages are made one after another, each after what was waiting before. */
    private void settle() {
        pulse();
        for (int i = 0; i < PAGES; i++) {
            PageStage.onFx(() -> null);
        }
        pulse();
    }

    private void pulse() {
        CountDownLatch pulse = new CountDownLatch(1);
        Runnable seen = pulse::countDown;
        PageStage.onFx(() -> {
            scene.addPostLayoutPulseListener(seen);
            Platform.requestNextPulse();
            return null;
        });
        try {
            if (!pulse.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the window does not pulse");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        PageStage.onFx(() -> {
            scene.removePostLayoutPulseListener(seen);
            return null;
        });
    }

    private void look(Size size, Locale language, Theme theme) {
        scene.getWindow().setWidth(size.width());
        scene.getWindow().setHeight(size.height());
        if (!shown.habits().language().get().equals(Optional.of(language))) {
            shown.habits().language().set(Optional.of(language));
        }
        shown.habits().theme().set(theme);
    }

    private void save(double scale, Path file) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        WritableImage image = scene.getRoot().snapshot(parameters, null);
        PixelReader pixels = image.getPixelReader();
        BufferedImage out =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                out.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(out, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
