package org.standbywizard.check;

import java.util.stream.Stream;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.SecretRef;

/** The role and the rule that lets it in. */
final class AccessCases {
    private AccessCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db1", Outcome.AUTHENTICATION_TRUST, t -> t.plan.authentication = AuthMethod.TRUST),
                Case.on("db1", Outcome.AUTHENTICATION_MD5, t -> t.plan.authentication = AuthMethod.MD5),
                Case.on("db1", Outcome.AUTHENTICATION_MD5_INSTEAD, t -> t.db1.running = PgVersion.V9_6),
                Case.on("db1", Outcome.ROLE_PASSWORD_UNKNOWN, t -> t.role(true, true, false, "scram")),
                Case.on("db1", Outcome.ROLE_REUSED, t -> {
                    t.role(true, true, false, "scram");
                    t.plan.password = new SecretRef.Prompt();
                }),
                Case.on("db1", Outcome.ROLE_REUSED, t -> {
                    t.role(true, true, false, "scram");
                    t.db2.fileTexts.put("/var/lib/postgresql/.pgpass", "10.0.0.1:*:replication:replicator:pw\n");
                }),
                Case.on("db1", Outcome.ROLE_PASSWORD_UNKNOWN, t -> {
                    t.role(true, true, false, "scram");
                    t.db2.fileTexts.put("/var/lib/postgresql/.pgpass", "10.0.0.1:*:replication:other:pw\n");
                }),
                Case.on("db1", Outcome.ROLE_REUSED, t -> {
                    t.role(true, true, false, "none");
                    t.plan.authentication = AuthMethod.TRUST;
                }),
                Case.on("db1", Outcome.ROLE_NO_PASSWORD, t -> t.role(true, true, false, "none")),
                Case.on("db1", Outcome.ROLE_MD5, t -> t.role(true, true, false, "md5")),
                Case.on("db1", Outcome.ROLE_ATTRIBUTES, t -> t.role(false, true, false, "scram")),
                Case.on("db1", Outcome.ROLE_ATTRIBUTES, t -> t.role(true, false, false, "scram")),
                Case.on("db1", Outcome.ROLE_SUPERUSER, t -> t.role(true, true, true, "scram")),
                Case.on(
                        "db2",
                        Outcome.RULE_PRESENT,
                        t -> t.hba("host replication replicator 10.0.0.0/24 scram-sha-256")),
                Case.on(
                        "db2",
                        Outcome.RULE_PRESENT,
                        t -> t.hba("hostssl replication all 10.1.0.0/16 md5\n"
                                + "host replication replicator 10.0.0.2/32 md5")),
                Case.on("db2", Outcome.RULE_OTHER_METHOD, t -> t.hba("host replication all all trust")),
                Case.on(
                        "db2",
                        Outcome.RULE_REJECT,
                        t -> t.hba("host all all all reject\nhost replication all 10.0.0.2/32 reject")),
                Case.on("db2", Outcome.RULE_ADDED, t -> t.hba("host all all all trust")),
                Case.on("db2", Outcome.RULE_UNKNOWN, t -> t.hba("host replication all .lan scram-sha-256")),
                Case.on("db2", Outcome.RULE_REFUSED, t -> t.hba("host replication all 10.0.0.0/33 scram-sha-256")));
    }
}
