package org.standbywizard.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.ui.model.FactsMemory;

/** What was found on servers, but for those of the practice lab that runs now: nothing of it is kept. */
final class WindowFacts implements FactsMemory {
    /** As {@link org.standbywizard.ui.model.ServerEntry#key} names a server: host, port, cluster. */
    private static final Pattern KEY = Pattern.compile("([^|]+)\\|(\\d{1,5})\\|.*");

    private final FactsMemory own;
    private final WindowPractice practice;

    WindowFacts(FactsMemory own, WindowPractice practice) {
        this.own = own;
        this.practice = practice;
    }

    @Override
    public Optional<Seen> recall(String server) {
        return own.recall(server);
    }

    @Override
    public void keep(String server, Seen seen) {
        Matcher key = KEY.matcher(server);
        boolean lab = key.matches()
                && practice.at(key.group(1), Integer.parseInt(key.group(2))).isPresent();
        if (!lab) {
            own.keep(server, seen);
        }
    }
}
