package org.standbywizard.ui.page.server;

import java.util.Optional;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SecretPurpose;

/** Where on a card a failed login is to be corrected. Pure. */
final class FailurePlace {
    private FailurePlace() {}

    /** Empty if no field can help. */
    static Optional<Field> of(Failure failure, PlanDraft part) {
        if (failure instanceof Failure.Unreachable f) {
            return Optional.of(isTarget(f.host(), part) ? unreachable(f.reason()) : Field.JUMP);
        }
        if (failure instanceof Failure.AuthFailed f) {
            return Optional.of(isTarget(f.host(), part) ? login(f.reason(), part) : Field.JUMP);
        }
        if (failure instanceof Failure.SudoFailed f) {
            boolean own = RootBy.of(part) == RootBy.SUDO_PASSWORD;
            return Optional.of(f.reason().equals("password") && own ? Field.SUDO_PASSWORD : Field.ROOT_BY);
        }
        if (failure instanceof Failure.SecretMissing f) {
            return secret(f.purpose());
        }
        if (failure instanceof Failure.Refused f) {
            return refused(f.reason());
        }
        return Optional.empty();
    }

    /** Hops are named by their own host, never by the card's. */
    private static boolean isTarget(String host, PlanDraft part) {
        return !Way.isGiven(part, Field.JUMP)
                || part.text(Field.HOST.path()).orElse("").strip().equals(host);
    }

    private static Field unreachable(String reason) {
        return reason.equals("refused") || reason.equals("no-ssh") ? Field.PORT : Field.HOST;
    }

    private static Field login(String reason, PlanDraft part) {
        switch (reason) {
            case "password":
                return Way.of(part) == Way.PASSWORD ? Field.PASSWORD : Field.WAY;
            case "passphrase":
                return Way.of(part) == Way.KEY ? Field.PASSPHRASE : Field.WAY;
            case "key":
            case "key-file":
                return Way.of(part) == Way.KEY ? Field.KEY_FILE : Field.WAY;
            case "locked":
                return Field.USER;
            default:
                return Field.WAY;
        }
    }

    private static Optional<Field> secret(SecretPurpose purpose) {
        if (purpose instanceof SecretPurpose.LoginPassword) {
            return Optional.of(Field.PASSWORD);
        }
        if (purpose instanceof SecretPurpose.SudoPassword) {
            return Optional.of(Field.SUDO_PASSWORD);
        }
        return purpose instanceof SecretPurpose.Passphrase ? Optional.of(Field.PASSPHRASE) : Optional.empty();
    }

    private static Optional<Field> refused(String reason) {
        switch (reason) {
            case "proxy-command":
            case "jump-host":
                return Optional.of(Field.JUMP);
            case "windows":
                return Optional.of(Field.HOST);
            case "no-shell":
                return Optional.of(Field.USER);
            default:
                return Optional.empty();
        }
    }
}
