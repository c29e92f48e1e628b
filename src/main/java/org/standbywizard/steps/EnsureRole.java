package org.standbywizard.steps;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String SCRAM = "SCRAM-SHA-256$";
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

    /** psql's own {@code \\password} asks for it and sends a verifier, too. */
    @Override
    public Equivalent byHand(ServerRef server) {
        if (!authentication.needsPassword()) {
            return equivalent(server);
        }
        List<String> lines = new ArrayList<>();
        if (server.version().atLeast(PgVersion.V10)) {
            String way = authentication == AuthMethod.SCRAM_SHA_256 ? "scram-sha-256" : "md5";
            lines.add(SqlText.of("SET password_encryption = %L", way).render() + ";");
        }
        lines.add(bareStatement() + ";");
        lines.add(SqlText.of("\\password %I", role).render());
        return new Equivalent(Equivalent.Kind.SQL, lines);
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        List<Map<String, String>> found = context.sql(host).query(LOOK, role);
        if (found.isEmpty()) {
            return Standing.notYet("role-missing", role);
        }
        Map<String, String> row = found.get(0);
        if (!isTrue(row.get("rolcanlogin")) || !isTrue(row.get("rolreplication"))) {
            return Standing.notYet("role-attributes", role);
        }
        String verifier = row.get("rolpassword");
        if (!authentication.needsPassword()) {
            return Standing.DONE;
        }
        if (!isStored(verifier, context.password().secret(), role)) {
            return Standing.notYet("role-password", role);
        }
        boolean scram = isScram(context.server(host));
        return scram == verifier.startsWith(SCRAM)
                ? Standing.DONE
                : Standing.notYet("role-verifier", role, scram ? "scram-sha-256" : "md5");
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
        if (!isScram(context.server(host))) {
            return Md5Verifier.of(password.reveal(), role);
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return ScramVerifier.of(password.reveal(), salt, SCRAM_ITERATIONS);
    }

    private boolean isScram(ServerRef server) {
        return authentication == AuthMethod.SCRAM_SHA_256 && server.version().atLeast(PgVersion.V10);
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
        boolean scram = verifier.startsWith(SCRAM);
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
