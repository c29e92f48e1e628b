package org.standbywizard.check;

import java.util.Optional;
import java.util.stream.Stream;

/** The way between both. */
final class NetworkCases {
    private NetworkCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db2", Outcome.ADDRESSES_GIVEN, t -> {
                    t.plan.primaryAddress = Optional.of("10.0.0.1");
                    t.plan.sourceAddress = Optional.of("10.0.0.2/32");
                }),
                Case.on("db2", Outcome.ADDRESSES_UNKNOWN, t -> {
                    t.db2.routes.clear();
                    t.db2.addresses.clear();
                }),
                Case.on("db2", Outcome.NAME_ADDRESS, t -> {}),
                Case.on("db2", Outcome.NAME_RESOLVED, t -> t.resolves("10.0.0.1")),
                Case.on("db2", Outcome.NAME_UNRESOLVED, t -> t.resolves()),
                Case.on("db2", Outcome.NAME_LOOPBACK, t -> t.resolves("127.0.1.1")),
                Case.on("db2", Outcome.PORT_OPEN, t -> t.db2.reachable.put("10.0.0.1 5432", "open")),
                Case.on("db2", Outcome.PORT_REFUSED, t -> t.db1.setting("listen_addresses", "*")),
                Case.on("db2", Outcome.PORT_TIMEOUT, t -> t.db2.reachable.put("10.0.0.1 5432", "timeout")),
                Case.on("db2", Outcome.PORT_NO_ROUTE, t -> t.db2.reachable.put("10.0.0.1 5432", "no-route")),
                Case.on("db2", Outcome.PORT_UNTESTED, t -> t.db2.reachable.clear()),
                Case.on("db2", Outcome.FIREWALL_FOUND, t -> t.db1.firewall = "ufw"),
                Case.on("db2", Outcome.FIREWALL_PASSED, t -> {
                    t.db1.firewall = "firewalld";
                    t.db2.reachable.put("10.0.0.1 5432", "open");
                }),
                Case.on("db2", Outcome.CLOCK_DIFFERS, t -> t.db2.clockMillis = -1500));
    }
}
