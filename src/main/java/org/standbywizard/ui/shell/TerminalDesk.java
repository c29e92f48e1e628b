package org.standbywizard.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.terminal.TerminalSession;

/** Terminals on the hosts of the practice lab, one on each; they go on while nobody looks. On the window's thread. */
public final class TerminalDesk {
    private final Work work;
    private final Map<String, TerminalSession> sessions = new LinkedHashMap<>();
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>("");
    private List<PracticeBench.Host> hosts = List.of();

    TerminalDesk(Work work) {
        this.work = work;
    }

    /** Those of another lab's hosts, none of which is open. */
    void to(Optional<PracticeBench> bench) {
        close();
        sessions.clear();
        hosts = bench.map(PracticeBench::hosts).orElse(List.of());
        hosts.forEach(host -> sessions.put(
                host.name(), new TerminalSession(host.name(), work, (size, cancellation) -> bench.orElseThrow()
                        .terminal(host.name(), size, cancellation))));
        chosen.set(hosts.isEmpty() ? "" : hosts.get(0).name());
    }

    public List<PracticeBench.Host> hosts() {
        return hosts;
    }

    /** The host whose terminal is shown. */
    public ObjectProperty<String> chosen() {
        return chosen;
    }

    public TerminalSession session(String host) {
        return sessions.get(host);
    }

    /** Ends them all. */
    void close() {
        sessions.values().forEach(TerminalSession::close);
    }
}
