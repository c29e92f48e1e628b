package org.standbywizard.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.HbaConnection;
import org.standbywizard.conf.HbaEvaluator;
import org.standbywizard.conf.HbaFile;
import org.standbywizard.conf.HbaObstacle;
import org.standbywizard.conf.HbaRule;
import org.standbywizard.conf.HbaVerdict;
import org.standbywizard.conf.IpAddress;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.SslMode;

/** What the primary's pg_hba.conf says of a standby's connection now, and whose slot and name it would take. */
final class AccessChecks {
    private AccessChecks() {}

    /** Whether a line of the rules stands in pg_hba.conf itself, or in a file that it includes, which is named. */
    record Place(String id, String file) {
        static final String MAIN = "main";
        static final String INCLUDED = "included";

        static Place of(StandbyView view, String file) {
            boolean main =
                    file.isEmpty() || file.equals(view.primary().cluster().hbaFile());
            return main ? new Place(MAIN, "") : new Place(INCLUDED, RawText.show(file));
        }
    }

    static List<Finding> of(StandbyView view) {
        List<Finding> findings = new ArrayList<>();
        rule(view).ifPresent(findings::add);
        if (view.plan().replication().slots()) {
            findings.add(slot(view));
        }
        findings.add(application(view));
        return findings;
    }

    /** Empty where the source address is unknown, which is a block of its own. */
    private static Optional<Finding> rule(StandbyView view) {
        HostId host = view.id();
        ClusterFacts primary = view.primary().cluster();
        String source = view.addresses().sourceAddress();
        Optional<IpAddress> client = IpAddress.parse(source.replaceFirst("/.*", ""));
        Optional<FileSnapshot> file =
                primary.file(primary.hbaFile()).filter(f -> !f.sha256().isEmpty());
        if (client.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        ServerFacts server = view.server();
        boolean ssl = server.value("ssl").equals("on");
        String role = view.plan().replication().role();
        HbaVerdict verdict = HbaEvaluator.firstMatch(
                HbaFile.parse(file.get().content(), server.version()),
                HbaConnection.replication(
                        RawText.carry(role),
                        client.get(),
                        ssl && view.plan().replication().sslMode() != SslMode.DISABLE),
                ssl,
                (from, path) -> files(primary, from, path));
        if (verdict instanceof HbaVerdict.Match match) {
            return Optional.of(matched(view, match));
        }
        if (verdict instanceof HbaVerdict.Unknown unknown) {
            return Optional.of(untold(view, unknown, role));
        }
        return Optional.of(Outcome.RULE_ADDED.on(host, role, source));
    }

    /** A reason is one of the check's words, and a subject stands in them. */
    private static Finding untold(StandbyView view, HbaVerdict.Unknown unknown, String role) {
        HostId host = view.id();
        Place at = Place.of(view, unknown.file());
        HbaObstacle.Kind kind = unknown.obstacle().kind();
        String subject = RawText.show(unknown.obstacle().subject());
        return kind.refused()
                ? Outcome.RULE_REFUSED.on(host, at.id(), unknown.line(), at.file(), kind.id(), subject)
                : Outcome.RULE_UNKNOWN.on(host, at.id(), unknown.line(), at.file(), kind.id(), subject, role);
    }

    private static Finding matched(StandbyView view, HbaVerdict.Match match) {
        Place at = Place.of(view, match.file());
        HbaRule rule = match.rule();
        String line = RawText.show(rule.line().strip());
        if (!match.admits()) {
            return Outcome.RULE_REJECT.on(view.id(), at.id(), match.line(), at.file(), line);
        }
        AuthMethod asked = view.plan().replication().authentication();
        boolean old = !view.server().version().atLeast(PgVersion.V10);
        String wanted = asked == AuthMethod.SCRAM_SHA_256 && old ? AuthMethod.MD5.word() : asked.word();
        // From 10 on a rule of md5 also takes a SCRAM password.
        boolean serves = rule.method().equals(wanted)
                || asked == AuthMethod.SCRAM_SHA_256 && rule.method().equals(AuthMethod.MD5.word());
        return serves
                ? Outcome.RULE_PRESENT.on(view.id(), at.id(), match.line(), at.file(), line)
                : Outcome.RULE_OTHER_METHOD.on(view.id(), at.id(), match.line(), at.file(), line, wanted);
    }

    /** Other files that pg_hba.conf names; a relative path counts from the directory of the file that names it. */
    private static Optional<List<HbaEvaluator.Source>> files(ClusterFacts cluster, String from, String path) {
        String directory = (from.isEmpty() ? cluster.hbaFile() : from).replaceFirst("/[^/]*$", "");
        String absolute = (path.startsWith("/") ? path : directory + "/" + path).replaceFirst("/+$", "");
        Optional<FileSnapshot> file =
                cluster.file(absolute).filter(f -> !f.sha256().isEmpty());
        if (file.isPresent()) {
            return Optional.of(List.of(source(file.get())));
        }
        List<HbaEvaluator.Source> inside = cluster.files().stream()
                .filter(f -> f.path().startsWith(absolute + "/") && f.path().endsWith(".conf"))
                .filter(f -> !f.sha256().isEmpty())
                .sorted(Comparator.comparing(FileSnapshot::path))
                .map(AccessChecks::source)
                .toList();
        return inside.isEmpty() ? Optional.empty() : Optional.of(inside);
    }

    private static HbaEvaluator.Source source(FileSnapshot file) {
        return new HbaEvaluator.Source(file.path(), file.content());
    }

    private static Finding slot(StandbyView view) {
        HostId host = view.id();
        String name = view.standby().slotName();
        Optional<ServerFacts.SlotFacts> found = view.server().slots().stream()
                .filter(s -> s.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return Outcome.SLOT_FREE.on(host, name);
        }
        ServerFacts.SlotFacts slot = found.get();
        if (!slot.type().equals("physical")) {
            return Outcome.SLOT_LOGICAL.on(host, name);
        }
        if (slot.walStatus().equals("lost")) {
            return view.isCopy() ? Outcome.SLOT_BEHIND.on(host, name) : Outcome.SLOT_LOST.on(host, name);
        }
        if (!slot.active()) {
            return view.isCopy()
                    ? Outcome.SLOT_OWN.on(host, name)
                    : Outcome.SLOT_LEFT.on(host, name, slot.retainedBytes());
        }
        boolean own = view.server().senders().stream()
                .anyMatch(s -> s.pid() == slot.activePid()
                        && s.applicationName().equals(view.standby().applicationNameOrDefault()));
        return own && view.isCopy()
                ? Outcome.SLOT_OWN.on(host, name)
                : Outcome.SLOT_ACTIVE.on(host, name, slot.activePid());
    }

    /** Two standbys of one name cannot be told apart, least of all by synchronous_standby_names. */
    private static Finding application(StandbyView view) {
        String name = view.standby().applicationNameOrDefault();
        Optional<ServerFacts.SenderFacts> taken = view.isCopy()
                ? Optional.empty()
                : view.server().senders().stream()
                        .filter(s -> s.applicationName().equals(name))
                        .findFirst();
        return taken.map(s -> Outcome.APPLICATION_TAKEN.on(
                        view.id(), name, s.clientAddress().isEmpty() ? "local" : s.clientAddress()))
                .orElseGet(() -> Outcome.APPLICATION_FREE.on(view.id(), name));
    }
}
