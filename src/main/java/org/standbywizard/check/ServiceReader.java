package org.standbywizard.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;

/** Finds out what starts a cluster: Debian's unit, a unit with its data directory, or nothing but pg_ctl. Pure. */
final class ServiceReader {
    private static final Pattern DEBIAN = Pattern.compile("/etc/postgresql/([^/]+)/([^/]+)/postgresql\\.conf");

    private ServiceReader() {}

    static ServiceFacts read(Rec cluster, List<FileSnapshot> files, ProbeOutput output) {
        return found(cluster, files, output).withServer(cluster.text("group"), cluster.number("pid"));
    }

    private static ServiceFacts found(Rec cluster, List<FileSnapshot> files, ProbeOutput output) {
        List<Rec> units = output.all("unit");
        String conf = cluster.text("conf");
        long pid = cluster.number("pid");
        var debian = DEBIAN.matcher(conf);
        if (debian.matches()) {
            String name = "postgresql@" + debian.group(1) + "-" + debian.group(2) + ".service";
            Optional<Rec> unit = named(units, name);
            ServiceKind kind = output.one("os").has("systemd") ? ServiceKind.SYSTEMD : ServiceKind.PG_CTL;
            return new ServiceFacts(
                    kind,
                    kind == ServiceKind.SYSTEMD ? name : "",
                    true,
                    unit.map(u -> u.text("active")).orElse(""),
                    startConf(files, conf),
                    unit.map(u -> u.number("mainpid")).orElse(0L));
        }
        return units.stream()
                .filter(u -> starts(u, cluster))
                .max((a, b) -> Boolean.compare(isMain(a, pid), isMain(b, pid)))
                .or(() -> units.stream().filter(u -> isMain(u, pid)).findFirst())
                .or(() -> pid > 0 ? named(units, cluster.text("group")) : Optional.empty())
                .map(ServiceReader::unit)
                .orElse(new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0));
    }

    /**
     * The unit that the plan names, if systemd has it.
     *
     * @param pid of the server, 0 if it does not run
     */
    static Optional<ServiceFacts> named(String wanted, ProbeOutput output, long pid) {
        String name = wanted.endsWith(".service") ? wanted : wanted + ".service";
        String group = output.all("cluster").stream()
                .filter(cluster -> cluster.number("pid") == pid)
                .findFirst()
                .map(cluster -> cluster.text("group"))
                .orElse("");
        return named(output.all("unit"), name).map(ServiceReader::unit).map(unit -> unit.withServer(group, pid));
    }

    private static Optional<Rec> named(List<Rec> units, String name) {
        return units.stream().filter(u -> u.text("unit").equals(name)).findFirst();
    }

    private static ServiceFacts unit(Rec unit) {
        return new ServiceFacts(
                ServiceKind.SYSTEMD,
                unit.text("unit"),
                false,
                unit.text("active"),
                unit.text("enabled"),
                unit.number("mainpid"));
    }

    /** By data directory, or by the directory of the configuration where -D names that. */
    private static boolean starts(Rec unit, Rec cluster) {
        String data = unit.text("data");
        return !data.isEmpty()
                && (data.equals(cluster.text("data"))
                        || unit.text("real").equals(cluster.text("real"))
                        || (data + "/postgresql.conf").equals(cluster.text("conf")));
    }

    private static boolean isMain(Rec unit, long pid) {
        return pid > 0 && unit.number("mainpid") == pid;
    }

    /** start.conf's word; without the file postgresql-common starts the cluster at boot. */
    private static String startConf(List<FileSnapshot> files, String conf) {
        String path = conf.replaceFirst("postgresql\\.conf$", "start.conf");
        return files.stream()
                .filter(f -> f.path().equals(path) && f.exists())
                .flatMap(f -> f.content().lines())
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("auto");
    }
}
