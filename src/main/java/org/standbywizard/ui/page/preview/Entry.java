package org.standbywizard.ui.page.preview;

import java.util.List;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.Step;

/**
 * One line of the tree: a step, or one of the files that it writes.
 *
 * @param id unique in its outline, the same in the next preview of the same plan
 * @param host where it happens
 */
record Entry(String id, HostId host, Step step, Content content, Tag tag) {

    /** What is shown of it. */
    sealed interface Content {
        /**
         * @param copied whether what is edited comes with the base backup, and is not there yet
         * @param needsRestart whether its change takes effect only with a restart that is planned
         */
        record FileEdit(String path, boolean existed, boolean copied, boolean needsRestart, Diff diff)
                implements Content {
            /** Without its directory. */
            String name() {
                return path.substring(path.lastIndexOf('/') + 1);
            }
        }

        /**
         * What a person would type.
         *
         * @param at where it is typed
         * @param user the OS user or database user who types it
         * @param lines with secrets masked
         */
        record Typed(HostId at, Equivalent.Kind kind, String user, List<String> lines) implements Content {}
    }

    /** In short what comes of it. LINES: those of its diff; LOOKS: it changes nothing; SIZE: as much is copied. */
    enum Tag {
        LINES,
        NEW,
        MOVED,
        RESTART,
        STOP,
        SIZE,
        LOOKS,
        NONE
    }
}
