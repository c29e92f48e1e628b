package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two addresses of a standby's connection, which may both differ from where the desktop reaches the hosts: where the
 * standby reaches the primary, and where the primary sees it come from. What the plan does not name is supposed.
 */
public record Addressing(String primaryAddress, int primaryPort, String sourceAddress, boolean supposed) {
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * @return the addresses with a source in CIDR form; empty text where nothing is known
     */
    public static Addressing of(ReplicationPlan plan, StandbyPlan standby, HostFacts primary, HostFacts self) {
        boolean sameMachine = primary.sharesMachine(self);
        String address =
                standby.primaryAddress().orElseGet(() -> sameMachine ? LOOPBACK : supposedPrimary(plan, primary, self));
        String source = standby.sourceAddress().orElseGet(() -> sameMachine ? LOOPBACK : supposedSource(address, self));
        int port = standby.primaryPort()
                .orElseGet(() -> primary.chosen().map(ClusterFacts::port).orElse(5432));
        boolean supposed =
                standby.primaryAddress().isEmpty() || standby.sourceAddress().isEmpty();
        return new Addressing(address, port, cidr(source), supposed);
    }

    private static String supposedPrimary(ReplicationPlan plan, HostFacts primary, HostFacts self) {
        String host = plan.primary().ssh().host();
        List<String> own = addresses(primary);
        if (own.contains(host)) {
            return host;
        }
        List<String> resolved = self.os().resolved().getOrDefault(host, List.of());
        if (resolved.stream().anyMatch(own::contains)) {
            return host;
        }
        Optional<String> routed = own.stream()
                .filter(a -> !self.os().routes().getOrDefault(a, "").isEmpty())
                .findFirst();
        return routed.orElse(own.isEmpty() ? host : own.get(0));
    }

    private static String supposedSource(String primaryAddress, HostFacts self) {
        List<String> ways = new ArrayList<>(List.of(primaryAddress));
        ways.addAll(self.os().resolved().getOrDefault(primaryAddress, List.of()));
        Optional<String> routed = ways.stream()
                .map(way -> self.os().routes().getOrDefault(way, ""))
                .filter(Addressing::isAddress)
                .findFirst();
        if (routed.isPresent()) {
            return routed.get();
        }
        boolean six = primaryAddress.contains(":");
        return addresses(self).stream()
                .filter(a -> a.contains(":") == six)
                .findFirst()
                .orElse("");
    }

    /** What a host calls its addresses is only taken for some if it is: it goes into files. */
    private static List<String> addresses(HostFacts facts) {
        return facts.os().addresses().stream().filter(Addressing::isAddress).toList();
    }

    private static boolean isAddress(String text) {
        return IpLiteral.parse(text).isPresent();
    }

    /** A single address as the network of one host. */
    private static String cidr(String address) {
        if (address.contains("/") || !IP.matcher(address).matches()) {
            return address;
        }
        return address + (address.contains(":") ? "/128" : "/32");
    }
}
