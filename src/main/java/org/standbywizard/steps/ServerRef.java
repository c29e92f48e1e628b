package org.standbywizard.steps;

import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.SqlRoute;

/**
 * Where one server of a change set lives, as its steps need it.
 *
 * @param dataDirectory after symbolic links
 * @param configFile postgresql.conf as the server is started with it
 * @param clientBinDir where pg_basebackup and psql are
 * @param unit systemd unit, empty under pg_ctl
 * @param debian postgresql-common's cluster {@code VERSION/NAME}, empty elsewhere
 * @param startOptions what pg_ctl must hand to postgres beside the data directory, empty under systemd
 * @param runDirectory root-only place on the host for before-images and the copy's job
 * @param ownerDirectory where a wizard that logs in as the server's OS user has its directory, if this one is root; else empty
 */
public record ServerRef(
        HostId host,
        PgVersion version,
        String binDir,
        String clientBinDir,
        PgVersion clientVersion,
        String dataDirectory,
        String configFile,
        String hbaFile,
        String osUser,
        String osGroup,
        String socketDirectory,
        int port,
        String dbUser,
        ServiceKind service,
        String unit,
        String debian,
        String startOptions,
        String runDirectory,
        String ownerDirectory) {
    public ServerRef {
        // A run that was begun before there were such directories.
        ownerDirectory = ownerDirectory == null ? "" : ownerDirectory;
    }

    /** Whether the wizard is root there; else it is the server's OS user. */
    public boolean byRoot() {
        return runDirectory.startsWith(ServerRefs.ROOT_DIRECTORY + "/");
    }

    /** Its SQL by the Unix socket, as its OS user. */
    public SqlRoute.PeerSocket route(String database) {
        return new SqlRoute.PeerSocket(socketDirectory, port, osUser, dbUser, database);
    }

    /** The wizard's own directory on the host, which holds the run's. */
    public String wizardDirectory() {
        String run = runDirectory.substring(0, runDirectory.lastIndexOf('/'));
        return run.substring(0, run.lastIndexOf('/'));
    }

    /** What shows the end of its log. */
    public Command log(int lines) {
        return HbaLog.command(this, String.valueOf(lines));
    }

    /** Whether the configuration lies inside the data directory. */
    public boolean configInData() {
        return configFile.startsWith(dataDirectory + "/");
    }
}
