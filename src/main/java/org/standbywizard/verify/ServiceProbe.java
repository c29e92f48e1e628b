package org.standbywizard.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

/**
 * Asks a machine for the state of one server's service.
 *
 * @param startConf Debian's start.conf of the cluster; empty elsewhere
 */
public record ServiceProbe(ServiceKind kind, String unit, String startConf, String dataDirectory, int port) {
    private static final Script SCRIPT = Script.resource(ServiceProbe.class, "service-state.sh");
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** For a cluster as it was found. */
    public static ServiceProbe of(ClusterFacts cluster) {
        ServiceFacts service = cluster.service();
        int slash = cluster.configFile().lastIndexOf('/');
        String startConf = service.debian() && slash > 0
                ? cluster.configFile().substring(0, slash).concat("/start.conf")
                : "";
        return new ServiceProbe(service.kind(), service.unit(), startConf, cluster.dataDirectory(), cluster.port());
    }

    /** @throws org.standbywizard.remote.FailureException if the machine cannot be asked */
    ServiceState read(RemoteHost host, Cancellation cancellation) {
        String word = kind == ServiceKind.SYSTEMD ? "systemd" : "pg_ctl";
        Command command = Command.of(
                        SCRIPT, new RunAs.Admin(), word, unit, startConf, dataDirectory, String.valueOf(port))
                .withTimeout(LIMIT);
        return parse(host.runOrFail(command, cancellation).out());
    }

    ServiceState parse(String output) {
        Map<String, String> values = new HashMap<>();
        List<String> listeners = new ArrayList<>();
        output.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab <= 0) {
                return;
            }
            String key = line.substring(0, tab);
            String value = line.substring(tab + 1);
            if (key.equals("Listen")) {
                listeners.add(value);
            } else {
                values.put(key, value);
            }
        });
        boolean debian = !startConf.isEmpty();
        ServiceFacts facts = new ServiceFacts(
                        kind,
                        unit,
                        debian,
                        values.getOrDefault("ActiveState", ""),
                        values.getOrDefault(debian ? "StartConf" : "UnitFileState", ""),
                        number(values.get("MainPID")))
                .withServer(values.getOrDefault("Group", ""), number(values.get("PostmasterPid")));
        boolean littleEndian = !"0100".equals(values.get("ByteOrder"));
        return new ServiceState(
                facts, number(values.get("PostmasterPid")), Listeners.decodeAll(listeners, littleEndian));
    }

    private static long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
