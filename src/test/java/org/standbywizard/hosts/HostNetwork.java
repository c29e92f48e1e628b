package org.standbywizard.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host's network namespace, cabled to its lab's bridge; nothing is routed beyond the bridge. */
final class HostNetwork {

    private static final List<String> FILTERS = List.of("iptables", "ip6tables");

    private final String tag;

    private HostNetwork(String tag) {
        this.tag = tag;
    }

    static void createBridge(LabSlot slot) {
        String bridge = slot.bridge();
        Proc.must("ip", "link", "add", bridge, "type", "bridge");
        Proc.must("ip", "address", "add", slot.ipv4(1) + "/24", "dev", bridge);
        Proc.must("ip", "address", "add", slot.ipv6(1) + "/64", "dev", bridge, "nodad");
        // Even where this machine routes for others, nothing leaves the lab.
        for (String family : List.of("ipv4", "ipv6")) {
            try {
                Files.writeString(Path.of("/proc/sys/net", family, "conf", bridge, "forwarding"), "0");
            } catch (IOException e) {
                throw new HostLabException("cannot keep the lab's network closed", e);
            }
        }
        Proc.must("ip", "link", "set", bridge, "up");
    }

    static HostNetwork create(LabSlot slot, String tag, int last) {
        Proc.must("ip", "netns", "add", tag);
        Proc.must("ip", "link", "add", tag, "type", "veth", "peer", "name", "host0", "netns", tag);
        Proc.must("ip", "link", "set", tag, "master", slot.bridge(), "up");
        Proc.must("ip", "-n", tag, "link", "set", "lo", "up");
        Proc.must("ip", "-n", tag, "address", "add", slot.ipv4(last) + "/24", "dev", "host0");
        Proc.must("ip", "-n", tag, "address", "add", slot.ipv6(last) + "/64", "dev", "host0", "nodad");
        Proc.must("ip", "-n", tag, "link", "set", "host0", "up");
        Proc.must("ip", "-n", tag, "route", "add", "default", "via", slot.ipv4(1));
        return new HostNetwork(tag);
    }

    Path namespace() {
        return Path.of("/run/netns", tag);
    }

    void down() {
        Proc.must("ip", "link", "set", tag, "down");
    }

    void up() {
        Proc.must("ip", "link", "set", tag, "up");
    }

    /** As a machine that lost its power: it remembers no connection, and nobody is told. Only while the line is down. */
    void forget() {
        Proc.attempt("ip", "netns", "exec", tag, "ss", "--kill", "--tcp", "--all");
    }

    /** Drops what comes in for a TCP port, silently, as a firewall does. */
    void block(int port) {
        filter("-I", port);
    }

    void unblock(int port) {
        filter("-D", port);
    }

    /**
     * Cuts off everybody who is logged in by SSH, and whoever tries: what they send is answered by a reset, and nothing
     * that the host sends reaches them. On the host nobody notices at first.
     */
    void cutSsh() {
        ssh("-I");
    }

    void uncutSsh() {
        ssh("-D");
    }

    private void ssh(String action) {
        rule("iptables", action, "INPUT", "-p", "tcp", "--dport", "22", "-j", "REJECT", "--reject-with", "tcp-reset");
        rule(
                "iptables",
                action,
                "OUTPUT",
                "-p",
                "tcp",
                "--sport",
                "22",
                "!",
                "--tcp-flags",
                "RST",
                "RST",
                "-j",
                "DROP");
    }

    /** Loses every packet between this host and another one. */
    void cutFrom(String ipv4) {
        rule("iptables", "-I", "INPUT", "-s", ipv4, "-j", "DROP");
        rule("iptables", "-I", "OUTPUT", "-d", ipv4, "-j", "DROP");
    }

    void uncutFrom(String ipv4) {
        rule("iptables", "-D", "INPUT", "-s", ipv4, "-j", "DROP");
        rule("iptables", "-D", "OUTPUT", "-d", ipv4, "-j", "DROP");
    }

    private void rule(String filter, String... words) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", tag, filter, "-w"));
        command.addAll(List.of(words));
        Proc.must(command.toArray(String[]::new));
    }

    /** Makes the line slow for what the host sends and for what it gets. */
    void limit(int kilobitsPerSecond) {
        String rate = kilobitsPerSecond + "kbit";
        List<String> shape = List.of("root", "tbf", "rate", rate, "burst", "64kb", "latency", "500ms");
        tc(List.of(), "replace", tag, shape);
        tc(List.of("ip", "netns", "exec", tag), "replace", "host0", shape);
    }

    void unlimit() {
        tc(List.of(), "delete", tag, List.of("root"));
        tc(List.of("ip", "netns", "exec", tag), "delete", "host0", List.of("root"));
    }

    private static void tc(List<String> where, String action, String device, List<String> shape) {
        List<String> command = new ArrayList<>(where);
        command.addAll(List.of("tc", "qdisc", action, "dev", device));
        command.addAll(shape);
        Proc.must(command.toArray(String[]::new));
    }

    /** Removes the namespace, and with it the cable. */
    void delete() {
        Proc.must("ip", "netns", "delete", tag);
        Proc.attempt("ip", "link", "delete", tag);
    }

    private void filter(String action, int port) {
        for (String filter : FILTERS) {
            rule(filter, action, "INPUT", "-p", "tcp", "--dport", String.valueOf(port), "-j", "DROP");
        }
    }
}
