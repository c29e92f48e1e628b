package org.standbywizard.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;

/** Goes from page to page. Pages know each other only by their ids. */
public interface Navigator {
    ReadOnlyObjectProperty<PageId> current();

    void go(PageId page);

    /** The next page of the current intent. */
    void next();

    /** The page before; at the first one nothing happens. */
    void back();
}
