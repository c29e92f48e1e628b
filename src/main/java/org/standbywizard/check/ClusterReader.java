package org.standbywizard.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ClusterFacts.State;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.PgVersion;

/** Reads the clusters of the probe's output. Pure. */
final class ClusterReader {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+) (.+)", Pattern.DOTALL);

    private ClusterReader() {}

    /** Directory and versions of programs found on a host. */
    private record Programs(String bin, Optional<PgVersion> server, Optional<PgVersion> client) {}

    static List<ClusterFacts> read(ProbeOutput output) {
        List<Programs> programs = output.all("programs").stream()
                .map(p -> new Programs(p.text("bin"), version(p.text("server")), version(p.text("client"))))
                .toList();
        List<ClusterFacts> clusters = new ArrayList<>();
        Rec cluster = null;
        List<FileSnapshot> files = new ArrayList<>();
        for (Rec rec : output.records()) {
            if (rec.kind().equals("file")) {
                files.add(FileReader.read(rec));
            } else {
                add(clusters, cluster, files, programs, output);
                cluster = rec.kind().equals("cluster") ? rec : null;
                files.clear();
            }
        }
        add(clusters, cluster, files, programs, output);
        return List.copyOf(clusters);
    }

    private static void add(
            List<ClusterFacts> clusters,
            Rec rec,
            List<FileSnapshot> files,
            List<Programs> programs,
            ProbeOutput output) {
        if (rec != null) {
            cluster(rec, List.copyOf(files), programs, output).ifPresent(clusters::add);
        }
    }

    /** Empty where there is neither a data directory nor a server that could make one. */
    private static Optional<ClusterFacts> cluster(
            Rec rec, List<FileSnapshot> files, List<Programs> programs, ProbeOutput output) {
        String bin = rec.text("bin");
        Optional<PgVersion> own = version(rec.text("version"));
        if (own.isEmpty() && !rec.has("pgversion")) {
            Optional<Programs> newest = programs.stream()
                    .filter(p -> p.server().isPresent())
                    .max(Comparator.comparing(p -> p.server().orElseThrow()));
            own = newest.flatMap(Programs::server);
            bin = newest.map(Programs::bin).orElse(bin);
        }
        Optional<PgVersion> version = own.or(() -> version(rec.text("pgversion")));
        if (version.isEmpty()) {
            return Optional.empty();
        }
        PgVersion server = version.get();
        Optional<Programs> client = client(programs, bin, server);
        String[] owner = (rec.text("owner") + "   ").split(" ", -1);
        long pid = rec.number("pid");
        State state = pid > 0 ? State.RUNNING : rec.has("pgversion") ? State.STOPPED : State.UNINITIALISED;
        String data = rec.text("data");
        return Optional.of(new ClusterFacts(
                rec.text("name").isEmpty() ? data : rec.text("name"),
                server,
                state,
                bin,
                client.map(Programs::bin).orElse(""),
                client.flatMap(Programs::client),
                data,
                rec.text("real"),
                rec.text("conf"),
                rec.text("hba"),
                rec.text("ident"),
                port(rec.text("port")),
                rec.text("socket"),
                owner[0],
                owner[1],
                (int) Rec.number(owner[2], -1),
                rec.text("home"),
                pid,
                ServiceReader.read(rec, files, output),
                rec.has("control") ? ControlReader.read(rec.text("control")) : ControlFacts.unknown(),
                rec.has("marker"),
                rec.text("wal"),
                numbered(rec.texts("tablespace")),
                rec.has("mount"),
                rec.number("used") * 1024,
                rec.number("free") * 1024,
                tablespaceFree(rec.texts("tablespacefree")),
                rec.has("objects"),
                files));
    }

    private static int port(String text) {
        int port = (int) Rec.number(text, 0);
        return port > 0 && port < 65536 ? port : 5432;
    }

    /** The server's own directory, else one of the same major version, else the oldest that is new enough. */
    private static Optional<Programs> client(List<Programs> programs, String bin, PgVersion server) {
        List<Programs> clients =
                programs.stream().filter(p -> p.client().isPresent()).toList();
        return clients.stream()
                .filter(p -> p.bin().equals(bin))
                .findFirst()
                .or(() -> clients.stream()
                        .filter(p -> p.client().orElseThrow().sameMajor(server))
                        .findFirst())
                .or(() -> clients.stream()
                        .filter(p -> p.client().orElseThrow().atLeast(server))
                        .min(Comparator.comparing(p -> p.client().orElseThrow())))
                .or(() -> clients.stream().findFirst());
    }

    private static Map<String, String> numbered(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = NUMBERED.matcher(line);
            if (parts.matches()) {
                values.put(parts.group(1), parts.group(2));
            }
        }
        return Map.copyOf(values);
    }

    private static Map<String, Long> tablespaceFree(List<String> lines) {
        Map<String, Long> free = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = NUMBERED.matcher(line);
            if (parts.matches()) {
                free.put(parts.group(2), Rec.number(parts.group(1), 0) * 1024);
            }
        }
        return Map.copyOf(free);
    }

    private static Optional<PgVersion> version(String text) {
        try {
            return Optional.of(PgVersion.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
