package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.PassFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServerFacts.RoleFacts;

/** The replication role: new, or there already with what it needs and a password that is known (safety rule 15). */
final class RoleChecks {
    private static final String DATABASE = "replication";

    private RoleChecks() {}

    static List<Finding> of(ReplicationPlan plan, HostFacts primary, List<StandbyView> standbys) {
        HostId host = primary.host();
        ServerFacts server = primary.running();
        List<Finding> findings = new ArrayList<>();
        findings.add(authentication(host, plan, server));
        String name = plan.replication().role();
        if (server.role().isEmpty()) {
            findings.add(Outcome.ROLE_NEW.on(host, name));
        } else {
            findings.add(existing(host, plan, server, server.role().get(), standbys));
            if (server.role().get().superuser()) {
                findings.add(Outcome.ROLE_SUPERUSER.on(host, name));
            }
        }
        return findings;
    }

    private static Finding authentication(HostId host, ReplicationPlan plan, ServerFacts server) {
        return switch (plan.replication().authentication()) {
            case TRUST -> Outcome.AUTHENTICATION_TRUST.on(host);
            case MD5 -> Outcome.AUTHENTICATION_MD5.on(host);
            case SCRAM_SHA_256 ->
                server.version().atLeast(PgVersion.V10)
                        ? Outcome.AUTHENTICATION_SCRAM.on(host)
                        : Outcome.AUTHENTICATION_MD5_INSTEAD.on(
                                host, server.version().major());
        };
    }

    private static Finding existing(
            HostId host, ReplicationPlan plan, ServerFacts server, RoleFacts role, List<StandbyView> standbys) {
        List<String> missing = new ArrayList<>();
        if (!role.login()) {
            missing.add("LOGIN");
        }
        if (!role.replication() && !role.superuser()) {
            missing.add("REPLICATION");
        }
        if (!missing.isEmpty()) {
            return Outcome.ROLE_ATTRIBUTES.on(host, role.name(), String.join(", ", missing));
        }
        AuthMethod method = plan.replication().authentication();
        if (!method.needsPassword()) {
            return Outcome.ROLE_REUSED.on(host, role.name());
        }
        if (role.passwordKind().equals("none")) {
            return Outcome.ROLE_NO_PASSWORD.on(host, role.name());
        }
        boolean scram = method == AuthMethod.SCRAM_SHA_256 && server.version().atLeast(PgVersion.V10);
        if (scram && role.passwordKind().equals("md5")) {
            return Outcome.ROLE_MD5.on(host, role.name());
        }
        boolean given = !(plan.replication().password() instanceof SecretRef.Generated);
        return given || standbys.stream().anyMatch(s -> inPassfile(s, role.name()))
                ? Outcome.ROLE_REUSED.on(host, role.name())
                : Outcome.ROLE_PASSWORD_UNKNOWN.on(host, role.name());
    }

    /** Whether a password file of the standby has this login's password, so that it can be tried. */
    private static boolean inPassfile(StandbyView view, String role) {
        String address = view.addresses().primaryAddress();
        String port = String.valueOf(view.addresses().primaryPort());
        return view.cluster().files().stream()
                .filter(f -> f.exists() && f.path().endsWith("pgpass"))
                .map(f -> PassFile.parse(f.content())
                        .passwordFor(RawText.carry(address), port, DATABASE, RawText.carry(role)))
                .anyMatch(Optional::isPresent);
    }
}
