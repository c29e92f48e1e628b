package org.standbywizard.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.standbywizard.pg.EmbeddedPg;

/** What looking costs a server of this machine: its connections and their processor time, from /proc. */
final class VerifyCost {
    private static final double MILLIS_PER_TICK = 10;

    private VerifyCost() {}

    /**
     * @param connections the verification's connections to the server
     * @param millisPerSample processor time of their backends
     */
    record Cost(int connections, double millisPerSample) {
        /** Of one core, at one sample a second. */
        double percentOfACore() {
            return millisPerSample / 10;
        }
    }

    /** The cost of {@code samples} looks; the verifier must have looked before, so that its connections stand. */
    static Cost of(EmbeddedPg server, int samples, Runnable look) throws SQLException, IOException {
        List<String> pids = backends(server);
        double before = ticks(pids);
        for (int i = 0; i < samples; i++) {
            look.run();
        }
        double spent = (ticks(pids) - before) * MILLIS_PER_TICK;
        return new Cost(backends(server).size(), spent / samples);
    }

    private static List<String> backends(EmbeddedPg server) throws SQLException {
        List<String> pids = new ArrayList<>();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'standby-wizard'")) {
            while (rows.next()) {
                pids.add(rows.getString(1));
            }
        }
        return pids;
    }

    /** proc(5): utime and stime are the 14th and 15th fields, the 2nd may hold spaces. */
    private static double ticks(List<String> pids) throws IOException {
        double all = 0;
        for (String pid : pids) {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            all += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return all;
    }
}
