package org.standbywizard.ui;

import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.PlanDraft;

/** What a person would have typed of test hosts: root by the lab's key. */
final class HostPlans {
    private HostPlans() {}

    static PlanDraft plan(TestHost primary, TestHost standby) {
        return server(server(PlanDraft.EMPTY, "primary", primary), "standbys[0]", standby);
    }

    /** @param at {@code primary} or {@code standbys[i]} */
    static PlanDraft server(PlanDraft plan, String at, TestHost host) {
        return plan.with(at + ".name", host.name())
                .with(at + ".host", host.ipv4())
                .with(at + ".ssh.user", Login.ROOT)
                .with(at + ".ssh.identityFile", host.clientKey().toString());
    }
}
