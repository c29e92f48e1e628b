package org.standbywizard.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.shell.Desktop;
import org.standbywizard.ui.shell.Navigator;
import org.standbywizard.ui.shell.Notices;
import org.standbywizard.ui.shell.PageId;

/** A frame that only keeps what a page did with it. */
public final class FakeFrame implements Navigator, Desktop, Notices {
    /** {@code next}, {@code back}, or a page's name. */
    public final List<String> went = new ArrayList<>();

    public final List<String> copied = new ArrayList<>();
    public final List<String> browsed = new ArrayList<>();
    public final List<Failure> failures = new ArrayList<>();
    public final List<String> said = new ArrayList<>();
    /** What the next chooser answers. */
    public Optional<Path> chosen = Optional.empty();

    private final ReadOnlyObjectWrapper<PageId> current = new ReadOnlyObjectWrapper<>(PageId.START);

    @Override
    public ReadOnlyObjectProperty<PageId> current() {
        return current.getReadOnlyProperty();
    }

    @Override
    public void go(PageId page) {
        went.add(page.name());
        current.set(page);
    }

    @Override
    public void next() {
        went.add("next");
    }

    @Override
    public void back() {
        went.add("back");
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void copySecret(String text) {
        copied.add(text);
    }

    @Override
    public Optional<Path> chooseToOpen(String title, List<String> kinds) {
        return chosen;
    }

    @Override
    public Optional<Path> chooseToSave(String title, String name, List<String> kinds) {
        return chosen;
    }

    @Override
    public void browse(String address) {
        browsed.add(address);
    }

    @Override
    public void failed(Failure failure) {
        failures.add(failure);
    }

    @Override
    public void said(String text) {
        said.add(text);
    }
}
