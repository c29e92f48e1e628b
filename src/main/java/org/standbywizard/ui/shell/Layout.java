package org.standbywizard.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** How much room there is. */
public final class Layout {
    private final ReadOnlyBooleanWrapper compact = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper projector = new ReadOnlyBooleanWrapper();

    /** Little room: one column, the diff unified, the rail without words. */
    public ReadOnlyBooleanProperty compact() {
        return compact.getReadOnlyProperty();
    }

    /** Read from the back of a class room. */
    public ReadOnlyBooleanProperty projector() {
        return projector.getReadOnlyProperty();
    }

    /** Called by whoever measures the window. */
    public void set(boolean isCompact, boolean isProjector) {
        compact.set(isCompact);
        projector.set(isProjector);
    }
}
