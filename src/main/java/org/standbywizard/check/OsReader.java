package org.standbywizard.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.PathFacts;

/** Reads the machine's part of the probe's output. Pure. */
final class OsReader {
    private static final Pattern RELEASE = Pattern.compile("([A-Z_]+)=(?:\"([^\"]*)\"|'([^']*)'|(.*))");
    private static final Pattern ADDRESS = Pattern.compile("\\sinet6?\\s+([0-9a-fA-F.:]+)/\\d+.*\\sscope global\\b");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,12})(?:[.,](\\d{1,9}))?.*");

    private OsReader() {}

    /**
     * @param sentAt the desktop's clock when the script was sent, milliseconds since 1970
     * @param receivedAt the same when its output was complete
     * @param login the SSH login's user name
     */
    static OsFacts read(ProbeOutput output, long sentAt, long receivedAt, String login) {
        Rec os = output.one("os");
        Map<String, String> release = release(os.text("release"));
        return new OsFacts(
                os.text("host"),
                release.getOrDefault("ID", ""),
                release.getOrDefault("VERSION_ID", ""),
                release.getOrDefault("PRETTY_NAME", ""),
                os.text("machine"),
                os.text("libc"),
                os.text("boot"),
                clock(output, sentAt, receivedAt),
                os.has("systemd"),
                os.text("selinux"),
                os.text("firewall"),
                os.text("container"),
                addresses(os.text("addresses")),
                managers(output),
                os.has("removeipc"),
                routes(output),
                resolved(output),
                reachable(output),
                paths(output),
                login,
                List.of(os.text("locales").strip().split("\\s+")).stream()
                        .filter(l -> !l.isEmpty())
                        .toList(),
                servers(output),
                os.number("memory") * 1024,
                LockReader.read(output));
    }

    /** Network and path answers of a later look, over the ones of the first. */
    static OsFacts withNetwork(OsFacts os, ProbeOutput later) {
        return new OsFacts(
                os.hostName(),
                os.id(),
                os.versionId(),
                os.prettyName(),
                os.machine(),
                os.libc(),
                os.bootId(),
                os.clockMillis(),
                os.systemd(),
                os.selinux(),
                os.firewall(),
                os.container(),
                os.addresses(),
                os.managers(),
                os.removeIpc(),
                merged(os.routes(), routes(later)),
                merged(os.resolved(), resolved(later)),
                merged(os.reachable(), reachable(later)),
                merged(os.paths(), paths(later)),
                os.login(),
                os.locales(),
                os.servers(),
                os.memoryBytes(),
                os.locks());
    }

    private static <T> Map<String, T> merged(Map<String, T> first, Map<String, T> second) {
        Map<String, T> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return Map.copyOf(all);
    }

    private static Map<String, String> release(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            Matcher pair = RELEASE.matcher(line.strip());
            if (pair.matches()) {
                String value = pair.group(2) != null ? pair.group(2) : pair.group(3);
                values.put(pair.group(1), value != null ? value : pair.group(4));
            }
        }
        return values;
    }

    /** As NTP does it: both ways are taken to last equally long (RFC 5905, section 8). */
    private static long clock(ProbeOutput output, long sentAt, long receivedAt) {
        long began = millis(output.one("start").text("clock"));
        long ended = millis(output.one("finish").text("clock"));
        return began == 0 || ended == 0 ? 0 : ((began - sentAt) + (ended - receivedAt)) / 2;
    }

    private static long millis(String clock) {
        Matcher parts = CLOCK.matcher(clock);
        if (!parts.matches()) {
            return 0;
        }
        String fraction = ((parts.group(2) == null ? "" : parts.group(2)) + "000").substring(0, 3);
        return Long.parseLong(parts.group(1)) * 1000 + Long.parseLong(fraction);
    }

    private static List<String> addresses(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String line : text.split("\n")) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                found.add(address.group(1));
            }
        }
        return List.copyOf(found);
    }

    /** Running managers, and what they leave in the data directories they look after. */
    private static List<String> managers(ProbeOutput output) {
        Rec os = output.one("os");
        Set<String> names = new LinkedHashSet<>(os.texts("manager"));
        if (os.has("contained")) {
            names.add("container");
        }
        for (Rec cluster : output.all("cluster")) {
            for (String file : cluster.texts("managed")) {
                names.add(file.equals("postgresql-auto-failover.conf") ? "pg_auto_failover" : "patroni");
            }
        }
        return List.copyOf(names);
    }

    private static Map<String, String> servers(ProbeOutput output) {
        Map<String, String> servers = new LinkedHashMap<>();
        for (Rec programs : output.all("programs")) {
            String version = programs.text("server").replaceFirst("^.*\\) ", "").replaceFirst(" .*$", "");
            if (!version.isEmpty()) {
                servers.put(programs.text("bin"), version);
            }
        }
        return Map.copyOf(servers);
    }

    private static Map<String, String> routes(ProbeOutput output) {
        Map<String, String> routes = new LinkedHashMap<>();
        for (Rec route : output.all("route")) {
            routes.put(route.text("address"), route.text("source"));
        }
        return Map.copyOf(routes);
    }

    private static Map<String, List<String>> resolved(ProbeOutput output) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Rec name : output.all("resolve")) {
            List<String> addresses =
                    new ArrayList<>(Arrays.asList(name.text("addresses").strip().split("\\s+")));
            addresses.removeIf(String::isEmpty);
            names.put(name.text("name"), List.copyOf(addresses));
        }
        return Map.copyOf(names);
    }

    private static Map<String, String> reachable(ProbeOutput output) {
        Map<String, String> ports = new LinkedHashMap<>();
        for (Rec tried : output.all("reach")) {
            ports.put(tried.text("address") + " " + tried.text("port"), tried.text("state"));
        }
        return Map.copyOf(ports);
    }

    private static Map<String, PathFacts> paths(ProbeOutput output) {
        Map<String, PathFacts> paths = new LinkedHashMap<>();
        for (Rec path : output.all("path")) {
            String[] stat = (path.text("stat") + " ").split(" ", -1);
            paths.put(
                    path.text("path"),
                    new PathFacts(
                            path.text("path"),
                            path.has("exists"),
                            path.has("directory"),
                            path.has("empty"),
                            path.has("mount"),
                            stat[0],
                            Modes.octal(stat[1]),
                            path.number("free") * 1024));
        }
        return Map.copyOf(paths);
    }
}
