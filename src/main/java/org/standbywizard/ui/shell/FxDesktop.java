package org.standbywizard.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.standbywizard.ui.model.Browser;
import org.standbywizard.ui.model.Work;

/** The desktop through JavaFX. */
public final class FxDesktop implements Desktop {
    private static final Duration SECRET_STAYS = Duration.minutes(1);

    private final Supplier<Window> window;
    private final Browser browser;
    private final Work work;
    private final Notices notices;
    private Optional<File> directory = Optional.empty();

    /** @param window over which choosers stand */
    public FxDesktop(Supplier<Window> window, Browser browser, Work work, Notices notices) {
        this.window = window;
        this.browser = browser;
        this.work = work;
        this.notices = notices;
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copySecret(String text) {
        copy(text);
        PauseTransition wait = new PauseTransition(SECRET_STAYS);
        wait.setOnFinished(event -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            if (text.equals(clipboard.getString())) {
                clipboard.clear();
            }
        });
        wait.play();
    }

    @Override
    public Optional<Path> chooseToOpen(String title, List<String> kinds) {
        return chosen(chooser(title, kinds).showOpenDialog(window.get()));
    }

    @Override
    public Optional<Path> chooseToSave(String title, String name, List<String> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(name);
        return chosen(chooser.showSaveDialog(window.get()))
                .map(file -> kinds.isEmpty() || file.getFileName().toString().contains(".")
                        ? file
                        : file.resolveSibling(file.getFileName() + "." + kinds.get(0)));
    }

    private FileChooser chooser(String title, List<String> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (!kinds.isEmpty()) {
            List<String> patterns = kinds.stream().map(kind -> "*." + kind).toList();
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(String.join(", ", patterns), patterns));
        }
        directory.filter(known -> Files.isDirectory(known.toPath())).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        Optional<Path> path = Optional.ofNullable(file).map(File::toPath);
        path.map(Path::getParent).ifPresent(parent -> directory = Optional.of(parent.toFile()));
        return path;
    }

    @Override
    public void browse(String address) {
        work.start(
                address,
                cancellation -> {
                    browser.open(address);
                    return address;
                },
                opened -> {},
                notices::failed);
    }
}
