package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;

/** The service manager's view (safety rule 12) and the sockets that listen (rule 21). */
final class ServiceChecks {
    private ServiceChecks() {}

    static List<Finding> of(ServerStatus server, boolean primary) {
        HostId id = server.id();
        if (server.service().isEmpty()) {
            // Not asked yet says nothing; asked and failed is a warning.
            return server.serviceFailure()
                    .map(f -> Outcome.SERVICE_UNKNOWN.on(id, f.detail().isEmpty() ? f.key() : f.detail()))
                    .map(List::of)
                    .orElse(List.of());
        }
        ServiceState service = server.service().get();
        List<Finding> findings = new ArrayList<>();
        findings.add(active(id, service));
        findings.add(boot(id, service.facts(), primary));
        server.sample().flatMap(s -> listening(id, s, service)).ifPresent(findings::add);
        return findings;
    }

    private static Finding active(HostId id, ServiceState service) {
        ServiceFacts facts = service.facts();
        long pid = service.postmasterPid();
        if (facts.kind() == ServiceKind.PG_CTL) {
            return (pid > 0 ? Outcome.SERVICE_BY_HAND : Outcome.SERVICE_DOWN).on(id);
        }
        boolean active = facts.active().equals("active");
        if (pid == 0) {
            return Outcome.SERVICE_NOT_ACTIVE.on(id, facts.unit(), facts.active());
        }
        return active && facts.mainPid() == pid
                ? Outcome.SERVICE_ACTIVE.on(id, facts.unit())
                : Outcome.SERVICE_OUTSIDE.on(id, facts.unit(), facts.active(), pid);
    }

    private static Finding boot(HostId id, ServiceFacts facts, boolean primary) {
        if (facts.kind() == ServiceKind.PG_CTL && !facts.debian()) {
            return Outcome.BOOT_NO_MANAGER.on(id);
        }
        if (facts.startsAtBoot()) {
            return Outcome.BOOT_STARTS.on(id, facts.enabled());
        }
        return (primary ? Outcome.BOOT_PRIMARY_NOT : Outcome.BOOT_STANDBY_NOT).on(id, facts.enabled());
    }

    private static Optional<Finding> listening(HostId id, ServerSample sample, ServiceState service) {
        List<String> wanted = WantedSettings.addresses(sample.value("listen_addresses"));
        List<String> found = service.listeners();
        List<String> missing =
                wanted.stream().filter(a -> !Listeners.cover(found, a)).toList();
        String words = String.join(", ", found);
        if (missing.isEmpty()) {
            return Optional.of(Outcome.LISTENING.on(id, words));
        }
        boolean beyond = found.stream().anyMatch(a -> !Listeners.isLocal(a));
        return Optional.of(
                beyond
                        ? Outcome.LISTENING_MISSING.on(id, String.join(", ", missing), words)
                        : Outcome.LISTENING_LOCAL_ONLY.on(id, String.join(", ", missing)));
    }
}
