package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;

/** Finds what changed from look to look. Not for several threads. */
final class Story {
    private final Map<HostId, Known> known = new HashMap<>();

    /** @param since empty for the state in which it was first seen */
    private record Known(Happening.State state, Optional<Instant> since) {}

    /** What is new; the first look of a server is no news. */
    List<Happening> add(Moment moment) {
        List<Happening> news = new ArrayList<>();
        Instant at = moment.status().at();
        for (Happening.Standing standing : Happening.standings(moment)) {
            Known before = known.get(standing.server());
            if (before == null) {
                known.put(standing.server(), new Known(standing.state(), Optional.empty()));
            } else if (before.state() != standing.state()) {
                Optional<Duration> after = before.since().map(since -> Duration.between(since, at));
                news.add(new Happening(at, standing.server(), before.state(), standing.state(), after));
                known.put(standing.server(), new Known(standing.state(), Optional.of(at)));
            }
        }
        return news;
    }

    /** While nobody looked, anything may have happened. */
    void interrupted() {
        known.clear();
    }
}
