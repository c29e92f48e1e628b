package org.standbywizard.ui.page.verify;

import org.standbywizard.remote.Failure;

/** How far the page is. */
sealed interface Phase {
    /** Not shown yet. */
    record Waiting() implements Phase {}

    /** There is no plan to know the servers by. */
    record NoPlan() implements Phase {}

    /** The servers are looked at, so as to know where their clusters are. */
    record Looking() implements Phase {}

    record Failed(Failure failure) implements Phase {}

    record Watching() implements Phase {}
}
