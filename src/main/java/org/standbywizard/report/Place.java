package org.standbywizard.report;

import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.steps.ServerRef;

/**
 * Where one server is, as far as a person needs it to type a command.
 *
 * @param unit systemd unit, empty under pg_ctl
 * @param debian postgresql-common's {@code VERSION/NAME}, empty elsewhere
 * @param configFile postgresql.conf
 */
public record Place(
        HostId host,
        PgVersion version,
        String binDir,
        String clientBinDir,
        String dataDirectory,
        String configFile,
        String osUser,
        String socketDirectory,
        int port,
        String dbUser,
        String unit,
        String debian) {

    static Place of(ServerRef ref) {
        return new Place(
                ref.host(),
                ref.version(),
                ref.binDir(),
                ref.clientBinDir(),
                ref.dataDirectory(),
                ref.configFile(),
                ref.osUser(),
                ref.socketDirectory(),
                ref.port(),
                ref.dbUser(),
                ref.unit(),
                ref.debian());
    }

    /** @param facts with a chosen cluster */
    static Place of(ServerPlan server, HostFacts facts) {
        ClusterFacts cluster = facts.cluster();
        String osUser = server.osUser().orElse(cluster.osUser());
        boolean systemd = cluster.service().kind() == ServiceKind.SYSTEMD;
        return new Place(
                server.id(),
                cluster.version(),
                cluster.binDir(),
                cluster.clientBinDir(),
                cluster.realDataDirectory(),
                cluster.configFile(),
                osUser,
                cluster.socketDirectory(),
                cluster.port(),
                server.superuser().orElse(osUser),
                systemd ? cluster.service().unit() : "",
                cluster.service().debian() ? cluster.name() : "");
    }

    boolean isDebian() {
        return !debian.isEmpty();
    }

    /** {@code 15 main}, as postgresql-common's programs take it. */
    String debianWords() {
        return debian.replaceFirst("/", " ");
    }

    boolean hasUnit() {
        return !unit.isEmpty();
    }

    /** Debian's start.conf beside postgresql.conf. */
    String startConf() {
        return quoted(configFile.substring(0, configFile.lastIndexOf('/') + 1) + "start.conf");
    }

    /** Opens a session as superuser by the Unix socket. */
    String psql() {
        String program = isDebian() || clientBinDir.isEmpty() ? "psql" : clientBinDir + "/psql";
        return String.join(
                " ",
                "sudo",
                "-u",
                quoted(osUser),
                quoted(program),
                "-h",
                quoted(socketDirectory),
                "-p",
                String.valueOf(port),
                "-U",
                quoted(dbUser),
                "-d",
                "postgres");
    }

    /** The service manager's command, or pg_ctl's: {@code stop}, {@code restart}, {@code status}. */
    String service(String action) {
        return hasUnit() ? "systemctl " + action + " " + quoted(unit) : pgCtl(action);
    }

    String pgCtl(String action) {
        return quoted(binDir + "/pg_ctl") + " -D " + quoted(dataDirectory) + " " + action;
    }

    /** A word for a POSIX shell; left bare where nothing in it means anything. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
