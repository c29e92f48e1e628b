package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.IpLiteral;
import org.standbywizard.plan.SslMode;

/** The way from a standby to the primary. */
final class NetworkChecks {
    /** Lag in seconds is a difference of two clocks. */
    private static final long CLOCK_MILLIS = 1000;

    private NetworkChecks() {}

    static List<Finding> of(StandbyView view) {
        List<Finding> findings = new ArrayList<>();
        findings.add(addresses(view));
        name(view).ifPresent(findings::add);
        findings.add(port(view));
        findings.add(firewall(view));
        findings.add(clock(view));
        findings.addAll(encryption(view));
        return findings;
    }

    private static Finding addresses(StandbyView view) {
        Addressing addresses = view.addresses();
        String primary = addresses.primaryAddress();
        String source = addresses.sourceAddress();
        if (primary.isEmpty() || source.isEmpty()) {
            return Outcome.ADDRESSES_UNKNOWN.on(view.id(), shown(primary), shown(source));
        }
        return addresses.supposed()
                ? Outcome.ADDRESSES_SUPPOSED.on(view.id(), primary, source)
                : Outcome.ADDRESSES_GIVEN.on(view.id(), primary, source);
    }

    private static String shown(String address) {
        return address.isEmpty() ? "?" : address;
    }

    private static Optional<Finding> name(StandbyView view) {
        String name = view.addresses().primaryAddress();
        if (IpLiteral.parse(name).isPresent()) {
            return Optional.of(Outcome.NAME_ADDRESS.on(view.id(), name));
        }
        List<String> resolved = view.self().os().resolved().get(name);
        if (resolved == null) {
            return Optional.empty();
        }
        if (resolved.isEmpty()) {
            return Optional.of(Outcome.NAME_UNRESOLVED.on(view.id(), name));
        }
        String addresses = String.join(", ", resolved);
        boolean loopback = resolved.stream().allMatch(a -> a.startsWith("127.") || a.equals("::1"));
        return Optional.of(
                loopback && !view.self().sharesMachine(view.primary())
                        ? Outcome.NAME_LOOPBACK.on(view.id(), name, addresses)
                        : Outcome.NAME_RESOLVED.on(view.id(), name, addresses));
    }

    private static String reached(StandbyView view) {
        Addressing addresses = view.addresses();
        return view.self()
                .os()
                .reachable()
                .getOrDefault(addresses.primaryAddress() + " " + addresses.primaryPort(), "unknown");
    }

    /** A refusal is expected while the primary does not listen on that address yet. */
    private static Finding port(StandbyView view) {
        HostId host = view.id();
        String address = view.addresses().primaryAddress();
        int port = view.addresses().primaryPort();
        String listen = view.server().value("listen_addresses");
        String firewall = firewallOf(view);
        return switch (reached(view)) {
            case "open" -> Outcome.PORT_OPEN.on(host, address, port);
            case "refused" ->
                Listening.covers(listen, view)
                        ? Outcome.PORT_REFUSED.on(host, address, port, listen, firewall)
                        : Outcome.PORT_NOT_YET.on(host, address, port, listen.isEmpty() ? "-" : listen);
            case "timeout" -> Outcome.PORT_TIMEOUT.on(host, address, port, firewall);
            case "no-route" -> Outcome.PORT_NO_ROUTE.on(host, address, port);
            default -> Outcome.PORT_UNTESTED.on(host, address, port);
        };
    }

    private static String firewallOf(StandbyView view) {
        String name = view.primary().os().firewall();
        return name.isEmpty() ? "-" : name;
    }

    private static Finding firewall(StandbyView view) {
        String name = view.primary().os().firewall();
        if (name.isEmpty()) {
            return Outcome.FIREWALL_NONE.on(view.id());
        }
        return reached(view).equals("open")
                ? Outcome.FIREWALL_PASSED.on(view.id(), name)
                : Outcome.FIREWALL_FOUND.on(view.id(), name, view.addresses().primaryPort());
    }

    private static Finding clock(StandbyView view) {
        long apart =
                Math.abs(view.self().os().clockMillis() - view.primary().os().clockMillis());
        return apart <= CLOCK_MILLIS
                ? Outcome.CLOCK_SAME.on(view.id(), apart)
                : Outcome.CLOCK_DIFFERS.on(view.id(), apart);
    }

    private static List<Finding> encryption(StandbyView view) {
        SslMode mode = view.plan().replication().sslMode();
        boolean ssl = view.server().value("ssl").equals("on");
        if (mode.requiresTls() && !ssl) {
            return List.of(Outcome.ENCRYPTION_OFF.on(view.id(), mode.word()));
        }
        if (mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL) {
            String root = view.cluster().ownerHome() + "/.postgresql/root.crt";
            return List.of(Outcome.ENCRYPTION_CERTIFICATE.on(view.id(), mode.word(), root));
        }
        boolean encrypted = ssl && mode != SslMode.DISABLE && mode != SslMode.ALLOW;
        return List.of((encrypted ? Outcome.ENCRYPTION_TLS : Outcome.ENCRYPTION_PLAIN).on(view.id(), mode.word()));
    }
}
