package org.standbywizard.ui.shell;

import org.standbywizard.remote.Failure;

/** The one place for errors and news that belong to no card; announced to screen readers. */
public interface Notices {
    /** In words with host, cause, next action, and details to copy. */
    void failed(Failure failure);

    /** Something went well, such as a saved file. */
    void said(String text);
}
