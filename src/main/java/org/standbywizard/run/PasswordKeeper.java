package org.standbywizard.run;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.StepContext;
import org.standbywizard.steps.WritePassfile;

/**
 * The replication role's password during a run: from where the plan says; a generated one from a passfile that already
 * has it, else made new, and only if the role is this run's own.
 */
final class PasswordKeeper {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private final ReplicationPlan plan;
    private final ChangeSet changeSet;
    private final Secrets secrets;
    private StepContext.RolePassword known;

    PasswordKeeper(ReplicationPlan plan, ChangeSet changeSet, Secrets secrets) {
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
                "password of the role " + plan.replication().role());
    }

    private StepContext.RolePassword find(StepContext context) {
        SecretRef source = plan.replication().password();
        if (!(source instanceof SecretRef.Generated)) {
            return new StepContext.RolePassword(given(plan, secrets), false);
        }
        Optional<EnsureRole> own = changeSet
                .steps()
                .filter(EnsureRole.class::isInstance)
                .map(EnsureRole.class::cast)
                .filter(step -> !step.existed())
                .findFirst();
        if (own.isEmpty() || context.attemptedBefore(own.get())) {
            Optional<Secret> kept = inPassfiles(context);
            if (kept.isPresent()) {
                return new StepContext.RolePassword(kept.get(), false);
            }
        }
        if (own.isEmpty()) {
            throw new FailureException(new Failure.Refused(
                    plan.primary().id().name(),
                    "role-password-unknown",
                    List.of(plan.replication().role()),
                    ""));
        }
        return new StepContext.RolePassword(generate(), true);
    }

    private Optional<Secret> inPassfiles(StepContext context) {
        for (WritePassfile file : changeSet.passfiles()) {
            Optional<Secret> there = file.read(context);
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    private static Secret generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Secret(text.toString());
    }
}
