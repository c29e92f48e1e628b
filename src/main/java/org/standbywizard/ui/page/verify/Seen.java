package org.standbywizard.ui.page.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.plan.HostId;
import org.standbywizard.verify.FoundReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.StatusHistory;

/** What was seen so far: bounded, however long one watches. On the window's thread. */
final class Seen {
    /** Ten minutes of one look a second; the chart shows the last of them. */
    private static final int HISTORY = 600;

    private static final int NEWS = 50;

    private final ObservableList<Happening> news = FXCollections.observableArrayList();
    private final Map<HostId, Instant> awaySince = new HashMap<>();
    private final Story story = new Story();
    private StatusHistory history = new StatusHistory(HISTORY);
    private Optional<FoundReplication> found = Optional.empty();

    /** What changed, the newest first. */
    ObservableList<Happening> news() {
        return news;
    }

    /** Lag of one standby, oldest first. */
    List<StatusHistory.Point> history(HostId standby) {
        return history.of(standby);
    }

    /** One more look, and what it means. */
    Moment add(Subject subject, ReplicationStatus look) {
        ReplicationStatus status = subject.whole(look);
        if (found.isEmpty() || !found.get().complete()) {
            found = Optional.of(subject.find(status));
        }
        history.add(found.get().expected(), status);
        status.servers().forEach(server -> {
            if (server.reachable()) {
                awaySince.remove(server.id());
            } else {
                awaySince.putIfAbsent(server.id(), status.at());
            }
        });
        Moment now = Moment.of(found.get(), status, awaySince);
        story.add(now).forEach(happening -> news.add(0, happening));
        if (news.size() > NEWS) {
            news.remove(NEWS, news.size());
        }
        return now;
    }

    /** Who follows whom is to be found out anew. */
    void forgetFound() {
        found = Optional.empty();
    }

    /** Nobody looks for a while: anything may happen meanwhile. */
    void interrupted() {
        story.interrupted();
        awaySince.clear();
    }

    void clear() {
        interrupted();
        forgetFound();
        history = new StatusHistory(HISTORY);
        news.clear();
    }
}
