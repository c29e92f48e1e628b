package org.standbywizard.ui.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The sheet that is shown now; a second one takes the first one's place. */
public final class Sheets {
    private final ReadOnlyObjectWrapper<Optional<Sheet>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ReadOnlyObjectProperty<Optional<Sheet>> shown() {
        return shown.getReadOnlyProperty();
    }

    public void show(Sheet sheet) {
        shown.set(Optional.of(sheet));
    }

    /** Closes it, then does what was chosen. */
    public void choose(Sheet.Choice choice) {
        shown.set(Optional.empty());
        choice.run().run();
    }
}
