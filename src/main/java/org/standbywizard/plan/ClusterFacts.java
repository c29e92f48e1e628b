package org.standbywizard.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One database cluster found on a host, running or not.
 *
 * @param name Debian's {@code 15/main}, else the data directory
 * @param version of the server's binaries
 * @param binDir where postgres and pg_ctl are
 * @param clientBinDir where psql and pg_basebackup are; empty if there are none
 * @param clientVersion of pg_basebackup
 * @param configFile postgresql.conf; lies inside the data directory on RPM layouts
 * @param realDataDirectory the data directory after symbolic links
 * @param walDirectory where pg_wal / pg_xlog really lies, if it is a link; empty otherwise
 * @param tablespaces directory by OID, of a cluster with pg_tblspc links
 * @param mountPoint whether the data directory itself is a mount point
 * @param dataBytes used below the data directory, tablespaces and linked WAL not counted, bytes
 * @param freeBytes free where the data directory's parent lies, bytes
 * @param tablespaceFreeBytes free bytes by tablespace directory
 * @param userObjects whether its files are of user databases or tables (OIDs from 16384 on), running or not
 * @param files every file that the wizard may edit or must read, found by path with {@link #file}
 * @param standbyMarker a signal file or recovery.conf stands in the data directory
 * @param postmasterPid 0 if not running
 * @param ownerHome the server user's home directory
 */
public record ClusterFacts(
        String name,
        PgVersion version,
        State state,
        String binDir,
        String clientBinDir,
        Optional<PgVersion> clientVersion,
        String dataDirectory,
        String realDataDirectory,
        String configFile,
        String hbaFile,
        String identFile,
        int port,
        String socketDirectory,
        String osUser,
        String osGroup,
        int osUid,
        String ownerHome,
        long postmasterPid,
        ServiceFacts service,
        ControlFacts control,
        boolean standbyMarker,
        String walDirectory,
        Map<String, String> tablespaces,
        boolean mountPoint,
        long dataBytes,
        long freeBytes,
        Map<String, Long> tablespaceFreeBytes,
        boolean userObjects,
        List<FileSnapshot> files) {

    /** UNINITIALISED: packages and a service, but no data directory yet. */
    public enum State {
        RUNNING,
        STOPPED,
        UNINITIALISED
    }

    /** Whether the configuration lies inside the data directory, so that a base backup copies the primary's. */
    public boolean configInData() {
        return configFile.startsWith(dataDirectory + "/") || configFile.startsWith(realDataDirectory + "/");
    }

    /** The file read at this path, if the probe read it. */
    public Optional<FileSnapshot> file(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }

    /** Where ALTER SYSTEM writes. */
    public String autoConf() {
        return dataDirectory + "/postgresql.auto.conf";
    }
}
