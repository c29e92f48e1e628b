package org.standbywizard.pipeline;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.remote.SqlText;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;

/** The engine's ports as they are, but every call is told to a {@link FaultAim}. */
final class FaultPorts {
    private FaultPorts() {}

    record Hosts(HostConnector inner, FaultAim aim) implements HostConnector {
        @Override
        public RemoteHost connect(ServerPlan server, Cancellation cancellation) {
            return new Host(inner.connect(server, cancellation), server.id().name(), aim);
        }
    }

    /** @param id as the plan calls it */
    private record Host(RemoteHost inner, String id, FaultAim aim) implements RemoteHost {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public String user() {
            return inner.user();
        }

        @Override
        public Privilege privilege() {
            return inner.privilege();
        }

        @Override
        public CommandResult run(Command command, Cancellation cancellation) {
            return aim.command(id, () -> inner.run(command, cancellation));
        }

        @Override
        public Duplex open(Command command) {
            return inner.open(command);
        }

        @Override
        public Duplex forward(String address, int port) {
            return inner.forward(address, port);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    record Gateway(SqlGateway inner, FaultAim aim) implements SqlGateway {
        @Override
        public Sql connect(RemoteHost host, SqlRoute route) {
            return new Connection(inner.connect(host, route), aim);
        }
    }

    private record Connection(Sql inner, FaultAim aim) implements Sql {
        @Override
        public PgVersion version() {
            return inner.version();
        }

        @Override
        public List<Map<String, String>> query(String sql, Object... values) {
            return aim.answer(() -> inner.query(sql, values));
        }

        @Override
        public List<List<Map<String, String>>> batch(List<String> queries) {
            return aim.answer(() -> inner.batch(queries));
        }

        @Override
        public void execute(SqlText statement) {
            Supplier<Boolean> call = () -> {
                inner.execute(statement);
                return true;
            };
            aim.answer(call);
        }

        @Override
        public void cancel() {
            inner.cancel();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /** Tells where a step begins and ends; the fault after a step strikes before its end is written down. */
    record Steps(Journal inner, FaultAim aim) implements Journal {
        @Override
        public void append(JournalEntry entry) {
            if (entry instanceof JournalEntry.Ended || entry instanceof JournalEntry.UndoEnded) {
                aim.ended();
            } else if (entry instanceof JournalEntry.Failed) {
                aim.failed();
            }
            inner.append(entry);
            if (entry instanceof JournalEntry.Begun begun) {
                aim.begun(false, begun.step());
            } else if (entry instanceof JournalEntry.UndoBegun begun) {
                aim.begun(true, begun.step());
            }
        }

        @Override
        public List<JournalEntry> entries() {
            return inner.entries();
        }

        @Override
        public byte[] changeSetFile() {
            return inner.changeSetFile();
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
