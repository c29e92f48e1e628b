package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;

/** A server that is not what it was. */
final class ServerFaults {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFaults.class);
    /** Where a standby's connection may be written, by version and by who set it up. */
    private static final List<String> CONNECTION = List.of("recovery.conf", "postgresql.conf", "postgresql.auto.conf");

    private ServerFaults() {}

    /** The standby is given less than its primary, and does not start. */
    static void maxConnections(Pair pair) throws IOException {
        Station standby = pair.standby();
        standby.edit(standby.data().resolve("postgresql.conf"), text -> text + "max_connections = 50\n");
        standby.stop();
        try {
            standby.start();
        } catch (IOException e) {
            LOG.debug("as it shall be", e);
            return;
        }
        throw new IOException("it starts in spite of a low max_connections: " + standby.name());
    }

    /** The standby was promoted, and somebody wrote into it. */
    static void promoted(Pair pair) throws IOException {
        Station standby = pair.standby();
        standby.promote();
        Waiting.until(() -> standby.value("SELECT pg_is_in_recovery()").equals("f"), "the promotion");
        standby.rows("CREATE TABLE written_on_the_wrong_server (id integer)");
    }

    /** The standby's data directory is another cluster's. */
    static void otherCluster(Pair pair) throws IOException {
        pair.standby().stop();
        pair.standby().replaceCluster();
        pair.standby().start();
    }

    static void primaryStopped(Pair pair) throws IOException {
        pair.primary().stop();
    }

    /** The standby receives and does not replay. */
    static void replayPaused(Pair pair) throws IOException {
        pair.standby().rows("SELECT pg_wal_replay_pause()");
    }

    /** The standby asks for the primary at a port where nobody is. */
    static void wrongPort(Pair pair) throws IOException {
        Station standby = pair.standby();
        for (String name : CONNECTION) {
            Path file = standby.data().resolve(name);
            if (Files.exists(file)) {
                standby.edit(file, text -> text.replaceAll("(?m)^(\\s*primary_conninfo.*\\bport=)\\d+", "$15999"));
            }
        }
        standby.stop();
        standby.start();
    }

    /** Commits wait for a standby that there never was. */
    static void commitsHang(Pair pair) throws IOException {
        pair.primary().rows("ALTER SYSTEM SET synchronous_standby_names = 'standby9'");
        pair.primary().reload();
    }
}
