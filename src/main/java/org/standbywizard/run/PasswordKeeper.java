package org.standbywizard.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.StepContext;

/**
 * The replication role's password during a run: from where the plan says; a generated one from a passfile that already
 * has it, else made new, and only if the role is this run's own. What is known is compared with what the primary holds,
 * so that a wrong password is told before anything is changed (safety rule 15).
 */
final class PasswordKeeper {
    private static final String STORED = "SELECT rolpassword FROM pg_authid WHERE rolname = ?";

    private final ReplicationPlan plan;
    private final ChangeSet changeSet;
    private final Secrets secrets;
    private final List<String> byHand;
    private StepContext.RolePassword known;

    /** @param byHand steps that a person did: a role of theirs has the password that their passfile has */
    PasswordKeeper(ReplicationPlan plan, ChangeSet changeSet, Secrets secrets, List<String> byHand) {
        this.byHand = List.copyOf(byHand);
        this.plan = plan;
        this.changeSet = changeSet;
        this.secrets = secrets;
    }

    synchronized StepContext.RolePassword get(StepContext context) {
        if (known == null) {
            known = find(context);
        }
        return known;
    }

    /** From where the plan says it comes; not for a generated one. */
    static Secret given(ReplicationPlan plan, Secrets secrets) {
        return secrets.get(
                plan.replication().password(),
                new SecretPurpose.RolePassword(plan.replication().role()));
    }

    private StepContext.RolePassword find(StepContext context) {
        SecretRef source = plan.replication().password();
        Optional<EnsureRole> own = changeSet
                .steps()
                .filter(EnsureRole.class::isInstance)
                .map(EnsureRole.class::cast)
                .filter(step -> !step.existed())
                .findFirst();
        if (!(source instanceof SecretRef.Generated)) {
            Secret given = given(plan, secrets);
            if (own.isEmpty() && !isStored(context, given)) {
                throw refused("role-password-wrong");
            }
            return new StepContext.RolePassword(given, false);
        }
        if (own.isEmpty()
                || context.attemptedBefore(own.get())
                || byHand.contains(own.get().id())) {
            Optional<Secret> kept = inPassfiles(context).stream()
                    .filter(secret -> isStored(context, secret))
                    .findFirst();
            if (kept.isPresent()) {
                return new StepContext.RolePassword(kept.get(), false);
            }
        }
        if (own.isEmpty()) {
            throw refused("role-password-unknown");
        }
        return new StepContext.RolePassword(secrets.fresh(), true);
    }

    /** Whether the primary holds this password for the role; yes where that cannot be told. */
    private boolean isStored(StepContext context, Secret password) {
        String role = plan.replication().role();
        List<Map<String, String>> rows = context.sql(changeSet.primary()).query(STORED, role);
        String verifier = rows.isEmpty() ? null : rows.get(0).get("rolpassword");
        return verifier == null || EnsureRole.isStored(verifier, password, role);
    }

    private FailureException refused(String reason) {
        return new FailureException(new Failure.Refused(
                plan.primary().id().name(), reason, List.of(plan.replication().role()), ""));
    }

    private List<Secret> inPassfiles(StepContext context) {
        return changeSet.passfiles().stream()
                .map(file -> file.read(context))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
