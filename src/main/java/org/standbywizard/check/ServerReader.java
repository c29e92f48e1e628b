package org.standbywizard.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.check.ServerQueries.Part;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerFacts.ReceiverFacts;
import org.standbywizard.plan.ServerFacts.RoleFacts;
import org.standbywizard.plan.ServerFacts.SenderFacts;
import org.standbywizard.plan.ServerFacts.SlotFacts;
import org.standbywizard.plan.Setting;

/** Turns the answers to {@link ServerQueries} into facts. Pure. */
final class ServerReader {
    private final List<List<Map<String, String>>> answers;

    private ServerReader(List<List<Map<String, String>>> answers) {
        this.answers = answers;
    }

    static ServerFacts read(PgVersion version, List<List<Map<String, String>>> answers, ClusterFacts cluster) {
        return new ServerReader(answers).facts(version, cluster);
    }

    private ServerFacts facts(PgVersion version, ClusterFacts cluster) {
        Map<String, String> identity = first(Part.IDENTITY);
        Map<String, Setting> settings = settings();
        double loaded = decimal(text(identity, "loaded"));
        return new ServerFacts(
                version,
                bool(identity, "recovering"),
                text(identity, "started"),
                loaded,
                text(identity, "identifier"),
                (int) number(identity, "timeline"),
                settings,
                PendingEdits.errors(rows(Part.FILE_SETTINGS), rows(Part.HBA_ERRORS), settings),
                PendingEdits.find(rows(Part.FILE_SETTINGS), settings, cluster, loaded),
                rows(Part.ROLE).stream().findFirst().map(ServerReader::role),
                rows(Part.SLOTS).stream().map(ServerReader::slot).toList(),
                rows(Part.SENDERS).stream().map(ServerReader::sender).toList(),
                databases(),
                number(identity, "total"),
                tablespaces(),
                tablespaceBytes(),
                (int) number(first(Part.CLIENTS), "clients"),
                rows(Part.PUBLICATIONS).stream().map(r -> text(r, "name")).toList(),
                text(identity, "collation").strip(),
                rows(Part.RECEIVER).stream().findFirst().map(ServerReader::receiver),
                new ServerFacts.WalFacts(number(identity, "position"), number(identity, "oldest")));
    }

    private Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Map<String, String> row : rows(Part.SETTINGS)) {
            String choices = text(row, "choices");
            settings.put(
                    text(row, "name"),
                    new Setting(
                            text(row, "name"),
                            text(row, "setting"),
                            text(row, "unit"),
                            text(row, "vartype"),
                            text(row, "context"),
                            text(row, "source"),
                            text(row, "sourcefile"),
                            (int) number(row, "sourceline"),
                            text(row, "boot_val"),
                            bool(row, "pending_restart"),
                            text(row, "min_val"),
                            text(row, "max_val"),
                            choices.isEmpty() ? List.of() : List.of(choices.split(","))));
        }
        return Map.copyOf(settings);
    }

    /** An empty {@code postgres} is every cluster's; any other database is somebody's. */
    private Map<String, Long> databases() {
        boolean ownEmpty = number(first(Part.OWN_OBJECTS), "relations") == 0;
        Map<String, Long> databases = new LinkedHashMap<>();
        for (Map<String, String> row : rows(Part.DATABASES)) {
            boolean pristine = text(row, "datname").equals("postgres") && bool(row, "own") && ownEmpty;
            if (!pristine) {
                databases.put(text(row, "datname"), number(row, "size"));
            }
        }
        return Map.copyOf(databases);
    }

    private Map<String, String> tablespaces() {
        Map<String, String> tablespaces = new LinkedHashMap<>();
        rows(Part.TABLESPACES).forEach(r -> tablespaces.put(text(r, "spcname"), text(r, "location")));
        return Map.copyOf(tablespaces);
    }

    private Map<String, Long> tablespaceBytes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        rows(Part.TABLESPACES).forEach(r -> sizes.put(text(r, "location"), number(r, "size")));
        return Map.copyOf(sizes);
    }

    private static RoleFacts role(Map<String, String> row) {
        return new RoleFacts(
                text(row, "rolname"),
                bool(row, "rolcanlogin"),
                bool(row, "rolreplication"),
                bool(row, "rolsuper"),
                text(row, "kind"));
    }

    private static SlotFacts slot(Map<String, String> row) {
        return new SlotFacts(
                text(row, "slot_name"),
                text(row, "slot_type"),
                bool(row, "active"),
                number(row, "active_pid"),
                text(row, "wal_status"),
                Math.max(0, number(row, "retained")));
    }

    private static SenderFacts sender(Map<String, String> row) {
        return new SenderFacts(
                text(row, "application_name"),
                text(row, "client_addr"),
                text(row, "state"),
                text(row, "sync_state"),
                text(row, "usename"),
                number(row, "pid"));
    }

    private static ReceiverFacts receiver(Map<String, String> row) {
        return new ReceiverFacts(
                text(row, "status"), text(row, "slot_name"), text(row, "sender_host"), text(row, "conninfo"));
    }

    private List<Map<String, String>> rows(Part part) {
        return part.ordinal() < answers.size() ? answers.get(part.ordinal()) : List.of();
    }

    private Map<String, String> first(Part part) {
        List<Map<String, String>> rows = rows(part);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    static String text(Map<String, String> row, String key) {
        String value = row.get(key);
        return value == null ? "" : value;
    }

    static boolean bool(Map<String, String> row, String key) {
        String value = text(row, key);
        return value.equals("t") || value.equals("true");
    }

    private static long number(Map<String, String> row, String key) {
        return Rec.number(text(row, key), 0);
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
