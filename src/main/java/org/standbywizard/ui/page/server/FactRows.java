package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;

/** What was found on a server, in words: the machine at the left, its PostgreSQL at the right. Pure. */
final class FactRows {
    private final Messages words;
    private final ServerCardModel card;
    private final HostFacts facts;
    private final List<Row> rows = new ArrayList<>();

    private FactRows(Messages words, ServerCardModel card, HostFacts facts) {
        this.words = words;
        this.card = card;
        this.facts = facts;
    }

    /** @param mono whether the value is as a server writes it */
    record Row(String label, String value, boolean mono) {}

    /** What may be long. */
    static List<Row> wide(Messages words, ServersModel servers, ServerCardModel card, HostFacts facts) {
        FactRows rows = new FactRows(words, card, facts);
        OsFacts os = facts.os();
        String memory = os.memoryBytes() > 0 ? Sizes.bytes(os.memoryBytes(), words.locale()) : "";
        rows.add("system", memory.isEmpty() ? os.prettyName() : rows.word("system.memory", os.prettyName(), memory));
        String user = os.login().isEmpty() ? card.text(Field.USER) : os.login();
        rows.add("login", rows.word("login." + facts.privilege().name().toLowerCase(Locale.ROOT), user));
        rows.add("addresses", os.addresses().isEmpty() ? rows.word("none") : String.join(", ", os.addresses()));
        Direction.addresses(servers, card)
                .filter(found -> !found.sourceAddress().isEmpty())
                .ifPresent(rows::way);
        card.cluster().ifPresent(rows::place);
        return rows.rows;
    }

    /** Short ones: what the cluster is. */
    static List<Row> left(Messages words, ServerCardModel card, HostFacts facts) {
        FactRows rows = new FactRows(words, card, facts);
        card.cluster().ifPresent(cluster -> {
            if (facts.clusters().size() == 1) {
                String port = String.valueOf(cluster.port());
                boolean named = !cluster.name().equals(cluster.dataDirectory());
                rows.add(
                        "cluster",
                        named ? rows.word("cluster.port", cluster.name(), port) : rows.word("cluster.unnamed", port));
            }
            rows.add("version", cluster.version().toString());
            rows.add("role", rows.role(cluster));
        });
        return rows.rows;
    }

    /** Short ones: how much there is of it. */
    static List<Row> right(Messages words, ServerCardModel card, HostFacts facts) {
        FactRows rows = new FactRows(words, card, facts);
        card.cluster().ifPresent(rows::amounts);
        return rows.rows;
    }

    private String word(String key, Object... values) {
        return words.get("page.server.found." + key, values);
    }

    private void add(String key, String value) {
        rows.add(new Row(word(key), value, false));
    }

    private void way(Addressing found) {
        String key = found.supposed() ? "way.supposed" : "way.given";
        add("way", word(key, found.primaryAddress(), String.valueOf(found.primaryPort()), found.sourceAddress()));
    }

    private void place(ClusterFacts cluster) {
        rows.add(new Row(word("data"), cluster.dataDirectory(), true));
        ServiceFacts service = cluster.service();
        String unit = service.kind() == ServiceKind.SYSTEMD ? service.unit() : "pg_ctl";
        add("service", word(service.startsAtBoot() ? "service.boot" : "service.no-boot", unit));
    }

    private void amounts(ClusterFacts cluster) {
        ServerFacts server = card.running().orElse(null);
        if (server != null) {
            int databases = server.databases().size();
            String bytes = bytes(server.totalBytes());
            add("size", databases == 0 ? word("size.empty", bytes) : word("size.databases", bytes, databases));
            add("clients", word("clients.count", server.clients()));
            TreeSet<String> senders = new TreeSet<>();
            server.senders().forEach(sender -> senders.add(sender.applicationName()));
            add("standbys", senders.isEmpty() ? word("none") : String.join(", ", senders));
        } else if (cluster.state() != ClusterFacts.State.UNINITIALISED) {
            add("size", bytes(cluster.dataBytes()));
        }
        add("disk", word("disk.free", bytes(cluster.freeBytes())));
    }

    private String role(ClusterFacts cluster) {
        if (cluster.state() == ClusterFacts.State.UNINITIALISED) {
            return word("role.uninitialised");
        }
        ServerFacts server = card.running().orElse(null);
        if (server == null) {
            boolean runs = cluster.state() == ClusterFacts.State.RUNNING;
            boolean asked = facts.chosen().filter(cluster::equals).isPresent();
            return word(runs ? asked ? "role.silent" : "role.unread" : "role.stopped");
        }
        if (!server.inRecovery()) {
            return word("role.primary", server.timeline());
        }
        String sender = Direction.follows(card);
        return sender.isEmpty() ? word("role.standby", server.timeline()) : word("role.standby-of", sender);
    }

    private String bytes(long bytes) {
        return Sizes.bytes(bytes, words.locale());
    }
}
