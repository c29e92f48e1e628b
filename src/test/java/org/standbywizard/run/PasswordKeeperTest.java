package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.conf.ScramVerifier;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.FakeContext;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.StepContext;

/** Safety rule 15: no existing role's password is changed, and a wrong or unknown one is told before any change. */
class PasswordKeeperTest {
    private static final Secrets NONE = (ref, purpose) -> {
        throw new AssertionError("asked for " + purpose);
    };

    private final Planned pair = new Planned();
    private FakeContext context;

    private StepContext.RolePassword get(Secrets secrets, String... attempted) {
        ReplicationPlan plan = pair.plan.build();
        ChangeSet changes = pair.changes(plan);
        FakeContext before = context;
        context = new FakeContext(changes);
        if (before != null) {
            context = before;
        }
        context.attempted.addAll(java.util.List.of(attempted));
        return new PasswordKeeper(plan, changes, secrets, java.util.List.of()).get(context);
    }

    private FakeContext context() {
        context = new FakeContext(pair.changes());
        return context;
    }

    private void existing() {
        pair.db1.role = Optional.of(new ServerFacts.RoleFacts("replicator", true, true, false, "scram"));
    }

    private void stored(String password) {
        String verifier = ScramVerifier.of(password, new byte[16], 4096);
        context.host("db1").rows("rolpassword", Map.of("rolpassword", verifier));
    }

    private void inPassfile(String password) {
        context.host("db2").script("passfile.sh", 0, "10.0.0.1:5432:replication:replicator:" + password + "\n");
    }

    @Test
    void aNewRoleGetsANewPassword() {
        StepContext.RolePassword made = get(NONE);
        assertThat(made.fresh()).isTrue();
        assertThat(made.secret().reveal()).hasSize(32).matches("[A-Za-z0-9]+");
    }

    @Test
    void rule15_theWorkingPassfileIsReused() {
        existing();
        context();
        stored("kept");
        inPassfile("kept");
        StepContext.RolePassword found = get(NONE);
        assertThat(found.secret().reveal()).isEqualTo("kept");
        assertThat(found.fresh()).isFalse();
    }

    @Test
    void rule15_anExistingRoleWhosePasswordNobodyKnowsIsRefused() {
        existing();
        context();
        stored("theirs");
        assertThatThrownBy(() -> get(NONE)).isInstanceOf(FailureException.class).hasMessageContaining("unknown");
        // A passfile of other days is no better.
        inPassfile("old");
        assertThatThrownBy(() -> get(NONE)).isInstanceOf(FailureException.class).hasMessageContaining("unknown");
    }

    @Test
    void rule15_aWrongPasswordIsToldAtOnce() {
        existing();
        pair.plan.password = new SecretRef.Env("REPLICATION");
        context();
        stored("theirs");
        assertThatThrownBy(() -> get((ref, purpose) -> new Secret("guess")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("role-password-wrong");
        assertThat(get((ref, purpose) -> new Secret("theirs")).secret().reveal())
                .isEqualTo("theirs");
    }

    @Test
    void aResumedRunGoesOnWithWhatItsPassfileHolds() {
        context();
        stored("first");
        inPassfile("first");
        assertThat(get(NONE, "db1/role").secret().reveal()).isEqualTo("first");
    }

    @Test
    void aResumedRunWhosePassfileIsOfAnotherLifeMakesBothAnew() {
        context();
        stored("first");
        inPassfile("of another run");
        assertThat(get(NONE, "db1/role").fresh()).isTrue();
    }
}
