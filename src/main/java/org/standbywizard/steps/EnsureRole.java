package org.standbywizard.steps;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.standbywizard.conf.Md5Verifier;
import org.standbywizard.conf.ScramVerifier;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * The replication role, with its password sent as a verifier, so that no server log can hold it. An existing role is
 * reused as it is; its password is never changed (safety rule 15).
 *
 * @param existed whether the role was there before the run
 */
public record EnsureRole(String id, HostId host, String role, AuthMethod authentication, boolean existed)
        implements Step {
    private static final int SCRAM_ITERATIONS = 4096;
    private static final String LOOK =
            "SELECT rolcanlogin, rolreplication, rolpassword FROM pg_authid WHERE rolname = ?";

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(role);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        String statement = create("********").render();
        return Equivalent.sql(statement + ";");
    }

    /** Makes it without a password. */
    public String bareStatement() {
        return SqlText.of("CREATE ROLE %I LOGIN REPLICATION", role).render();
    }

    private SqlText create(String verifier) {
        return authentication.needsPassword()
                ? SqlText.of("CREATE ROLE %I LOGIN REPLICATION PASSWORD %L", role, verifier)
                : SqlText.of("CREATE ROLE %I LOGIN REPLICATION", role);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        Sql sql = context.sql(host);
        List<Map<String, String>> found = sql.query(LOOK, role);
        if (found.isEmpty()) {
            if (existed) {
                throw Scripts.refused(remote, "role-gone", "", role);
            }
            String verifier = verifier(context);
            sql.execute(quietly(create(verifier)));
            return StepOutcome.done();
        }
        Map<String, String> row = found.get(0);
        if (!isTrue(row.get("rolcanlogin")) || !isTrue(row.get("rolreplication"))) {
            throw Scripts.refused(remote, "role-attributes", "", role);
        }
        if (existed || !authentication.needsPassword()) {
            return StepOutcome.already();
        }
        if (!context.attemptedBefore(this)) {
            throw Scripts.refused(remote, "role-appeared", "", role);
        }
        if (context.password().fresh()
                || !isStored(row.get("rolpassword"), context.password().secret(), role)) {
            // Our own role of an interrupted run, and the passfiles hold no password of it, or an older one.
            String verifier = verifier(context);
            sql.execute(quietly(SqlText.of("ALTER ROLE %I PASSWORD %L", role, verifier)));
            return StepOutcome.done();
        }
        return StepOutcome.already();
    }

    /**
     * An md5 verifier is as good as the password, so the server's log must not get even that. The statements go as
     * messages of their own but are one transaction: after an error the settings are as before, too.
     */
    private static SqlText quietly(SqlText statement) {
        return new SqlText(
                "SET log_statement = 'none'; SET log_min_duration_statement = -1; SET log_min_error_statement = 'panic'; "
                        + statement.template()
                        + "; RESET log_statement; RESET log_min_duration_statement; RESET log_min_error_statement",
                statement.values());
    }

    private String verifier(StepContext context) {
        if (!authentication.needsPassword()) {
            return "";
        }
        Secret password = context.password().secret();
        boolean scram = authentication == AuthMethod.SCRAM_SHA_256
                && context.server(host).version().atLeast(PgVersion.V10);
        if (!scram) {
            return Md5Verifier.of(password.reveal(), role);
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return ScramVerifier.of(password.reveal(), salt, SCRAM_ITERATIONS);
    }

    /**
     * Whether a stored verifier is that password's; also yes where that cannot be told from here.
     *
     * @param verifier as pg_authid has it, null for none
     */
    public static boolean isStored(String verifier, Secret password, String role) {
        if (verifier == null) {
            return false;
        }
        boolean scram = verifier.startsWith("SCRAM-SHA-256$");
        return scram && !ScramVerifier.isPlain(password.reveal())
                || scram && ScramVerifier.matches(verifier, password.reveal())
                || !scram && verifier.equals(Md5Verifier.of(password.reveal(), role));
    }

    private static boolean isTrue(String value) {
        return value.equals("t") || value.equals("true");
    }

    @Override
    public void undo(StepContext context) {
        if (existed) {
            return;
        }
        Sql sql = context.sql(host);
        if (!sql.query(LOOK, role).isEmpty()) {
            sql.execute(SqlText.of("DROP ROLE %I", role));
        }
    }
}
