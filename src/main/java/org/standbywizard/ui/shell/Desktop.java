package org.standbywizard.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the desktop does for a page: files, clipboard, browser. */
public interface Desktop {
    void copy(String text);

    /** A text that shall not stay: taken out of the clipboard again after a minute, if it is still there. */
    void copySecret(String text);

    /** @param kinds endings without a dot, such as {@code json} */
    Optional<Path> chooseToOpen(String title, List<String> kinds);

    Optional<Path> chooseToSave(String title, String name, List<String> kinds);

    void browse(String address);
}
