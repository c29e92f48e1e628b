package org.standbywizard.report;

import org.standbywizard.plan.ReplicationPlan;

/** A look at a replication that stands, without the run that made it. */
public record VerificationReport(ReplicationPlan plan, Verification verification) {}
