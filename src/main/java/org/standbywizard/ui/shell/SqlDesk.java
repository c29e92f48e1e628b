package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.Work;

/** Two places to type statements for servers of the practice lab. On the window's thread, which waits for nothing. */
public final class SqlDesk {
    private final Work work;
    private Optional<PracticeBench> bench = Optional.empty();
    private final Side primary = new Side();
    private final Side standby = new Side();

    /** One of the two. */
    public final class Side {
        private final ObjectProperty<String> host = new SimpleObjectProperty<>("");
        private final StringProperty text = new SimpleStringProperty("");
        private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
        private final ReadOnlyObjectWrapper<Optional<Result>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

        /** The server it is for. */
        public ObjectProperty<String> host() {
            return host;
        }

        public StringProperty text() {
            return text;
        }

        public ReadOnlyBooleanProperty running() {
            return running.getReadOnlyProperty();
        }

        /** What came of the last statement. */
        public ReadOnlyObjectProperty<Optional<Result>> result() {
            return result.getReadOnlyProperty();
        }

        /** Runs what is typed. */
        public void run() {
            String sql = text.get().strip();
            String where = host.get();
            if (sql.isEmpty() || running.get() || bench.isEmpty()) {
                return;
            }
            PracticeBench asked = bench.get();
            running.set(true);
            work.start(
                    where,
                    cancellation -> asked.ask(where, sql),
                    answer -> ended(asked, new Result.Said(where, answer)),
                    failure -> ended(asked, new Result.Failed(failure)));
        }

        private void ended(PracticeBench asked, Result came) {
            running.set(false);
            if (bench.equals(Optional.of(asked))) {
                result.set(Optional.of(came));
            }
        }

        private void begin(String first, String statement) {
            host.set(first);
            text.set(statement);
            result.set(Optional.empty());
        }
    }

    /** What came of a statement. */
    public sealed interface Result {
        record Said(String host, PracticeBench.Answer answer) implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    SqlDesk(Work work) {
        this.work = work;
    }

    /** The servers of another lab, or of none. */
    void to(Optional<PracticeBench> other) {
        bench = other;
        List<String> names = hosts();
        primary.begin(names.isEmpty() ? "" : names.get(0), "SELECT * FROM pg_stat_replication");
        standby.begin(names.size() < 2 ? "" : names.get(1), "SELECT * FROM pg_stat_wal_receiver");
    }

    /** All servers, the primary first. */
    public List<String> hosts() {
        return bench.map(one ->
                        one.hosts().stream().map(PracticeBench.Host::name).toList())
                .orElse(List.of());
    }

    public Side primary() {
        return primary;
    }

    public Side standby() {
        return standby;
    }
}
