package org.standbywizard.ui.shell;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.plan.Problem;
import org.standbywizard.remote.Failure;

/** What was said and not read yet, the newest first. A failure stays until somebody takes it away. */
public final class NoticeBoard implements Notices {
    /** Whoever did not read so many will not read more; the log has them all. */
    private static final int MOST = 20;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    /** One of them. */
    public sealed interface Notice {
        /** Something went wrong on a host or here. */
        record Failed(Failure failure) implements Notice {}

        /** Files or entries that are not as they should be. @param about what, such as a file */
        record Wrong(String about, List<Problem> problems) implements Notice {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }

        /** Something went well; goes away by itself. */
        record Said(String text) implements Notice {}
    }

    public ObservableList<Notice> shown() {
        return shown;
    }

    @Override
    public void failed(Failure failure) {
        put(new Notice.Failed(failure));
    }

    @Override
    public void said(String text) {
        shown.removeIf(Notice.Said.class::isInstance);
        put(new Notice.Said(text));
    }

    /** Problems with something that is on no page. */
    public void wrong(String about, List<Problem> problems) {
        put(new Notice.Wrong(about, problems));
    }

    public void dismiss(Notice notice) {
        shown.removeIf(one -> one == notice);
    }

    private void put(Notice notice) {
        // The same failure twice is one message.
        shown.remove(notice);
        shown.add(0, notice);
        if (shown.size() > MOST) {
            shown.remove(MOST, shown.size());
        }
    }
}
