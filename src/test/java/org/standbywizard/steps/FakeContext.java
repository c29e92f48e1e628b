package org.standbywizard.steps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * A step's surroundings for one test: hosts that answer scripts by name and queries by a part of their text, and that
 * note what they were asked. Nothing is known unless the test says so.
 */
public final class FakeContext implements StepContext {
    private final ChangeSet changeSet;
    private final Map<HostId, FakeHost> hosts = new HashMap<>();
    public final List<String> said = new ArrayList<>();
    public final Set<String> attempted = new LinkedHashSet<>();
    public Supplier<RolePassword> password = () -> new RolePassword(new Secret("given"), false);
    public final Cancellation cancellation = new Cancellation();

    public FakeContext(ChangeSet changeSet) {
        this.changeSet = changeSet;
    }

    public FakeHost host(String name) {
        return hosts.computeIfAbsent(new HostId(name), FakeHost::new);
    }

    /** One host with its server. */
    public static final class FakeHost implements RemoteHost, Sql {
        private final HostId id;
        private final Map<String, List<CommandResult>> scripts = new HashMap<>();
        private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        private final Map<String, String> moving = new HashMap<>();
        private final Map<String, Integer> leaving = new HashMap<>();
        public final List<String> ran = new ArrayList<>();
        public final List<String> executed = new ArrayList<>();
        public boolean down;
        public PgVersion version = PgVersion.V15;

        private FakeHost(HostId id) {
            this.id = id;
        }

        /** What a script says the next time, and from then on the last of what was given. */
        public FakeHost script(String name, int status, String out) {
            scripts.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(new CommandResult(status, out.getBytes(StandardCharsets.UTF_8), new byte[0]));
            return this;
        }

        /** Rows for every query that has this text in it. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final FakeHost rows(String part, Map<String, String>... answer) {
            rows.put(part, List.of(answer));
            return this;
        }

        /** One row whose value is another each time, as a load time after a reload. */
        public FakeHost moving(String part, String column) {
            moving.put(part, column);
            return this;
        }

        /** A row that is there for so many more looks. */
        public FakeHost leaving(String part, int looks) {
            leaving.put(part, looks);
            return this;
        }

        @Override
        public String name() {
            return id.name();
        }

        @Override
        public String user() {
            return "root";
        }

        @Override
        public Privilege privilege() {
            return Privilege.ROOT;
        }

        @Override
        public CommandResult run(Command command, Cancellation cancellation) {
            String name = command.script().name();
            ran.add(name + " " + String.join(" ", command.args()));
            List<CommandResult> answers = scripts.getOrDefault(name, List.of());
            if (answers.isEmpty()) {
                return new CommandResult(0, "done\n".getBytes(StandardCharsets.UTF_8), new byte[0]);
            }
            return answers.size() > 1 ? answers.remove(0) : answers.get(0);
        }

        @Override
        public Duplex open(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duplex forward(String address, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PgVersion version() {
            return version;
        }

        @Override
        public List<Map<String, String>> query(String sql, Object... values) {
            executed.add(sql);
            for (Map.Entry<String, String> entry : moving.entrySet()) {
                if (sql.contains(entry.getKey())) {
                    return List.of(Map.of(entry.getValue(), String.valueOf(executed.size())));
                }
            }
            for (Map.Entry<String, Integer> entry : leaving.entrySet()) {
                if (sql.endsWith(entry.getKey())) {
                    entry.setValue(entry.getValue() - 1);
                    return entry.getValue() >= 0 ? List.of(Map.of("?column?", "1")) : List.of();
                }
            }
            String found = null;
            for (String part : rows.keySet()) {
                found = sql.contains(part) ? part : found;
            }
            return found == null ? List.of() : rows.get(found);
        }

        @Override
        public List<List<Map<String, String>>> batch(List<String> queries) {
            return queries.stream().map(q -> query(q)).toList();
        }

        @Override
        public void execute(SqlText statement) {
            executed.add(statement.render());
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    @Override
    public ServerRef server(HostId host) {
        return changeSet.servers().get(host);
    }

    @Override
    public RemoteHost remote(HostId host) {
        return host(host.name());
    }

    @Override
    public Sql sql(HostId host) {
        FakeHost there = host(host.name());
        if (there.down) {
            throw new FailureException(new Failure.Refused(host.name(), "socket-missing", List.of(), ""));
        }
        return there;
    }

    @Override
    public void releaseSql(HostId host) {
        // Nothing is kept.
    }

    @Override
    public RolePassword password() {
        return password.get();
    }

    @Override
    public boolean attemptedBefore(Step step) {
        return attempted.contains(step.id());
    }

    @Override
    public void output(String line) {
        said.add(line);
    }

    @Override
    public void progress(Progress progress) {
        // Nobody watches.
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }
}
