package org.standbywizard.lab;

import java.nio.file.Path;
import java.util.List;
import org.standbywizard.plan.PlanDraft;

/** The plan by which the wizard reaches a lab: what a person would write for two clusters of one machine. */
final class LabPlan {
    private LabPlan() {}

    /** @param password a file with the logins' password; null to have it asked for */
    static PlanDraft of(List<LabHost> hosts, Path password) {
        PlanDraft plan = PlanDraft.EMPTY.with("format", "standby-wizard/1");
        for (int i = 0; i < hosts.size(); i++) {
            plan = server(plan, i == 0 ? "primary" : "standbys[" + (i - 1) + "]", hosts.get(i), password);
        }
        return plan;
    }

    private static PlanDraft server(PlanDraft plan, String at, LabHost host, Path password) {
        PlanDraft with = plan.with(at + ".name", host.server().name())
                .with(at + ".host", LabHost.ADDRESS)
                .with(at + ".ssh.user", host.server().account().name())
                .with(at + ".ssh.port", String.valueOf(host.sshPort()))
                .with(at + ".sudo.mode", "none")
                .with(at + ".cluster", host.server().data().toString())
                .with(at + ".service", "pg_ctl")
                .with(at + ".superuser", "postgres");
        return password == null
                ? with.with(at + ".ssh.password", "prompt")
                : with.with(at + ".ssh.password.file", password.toString());
    }
}
