package org.standbywizard.conf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Checks of names that PostgreSQL would refuse or cut; each gives the complaint, or nothing. */
public final class PgIdentifier {

    /** NAMEDATALEN - 1, in bytes. */
    public static final int MAX_BYTES = 63;

    private PgIdentifier() {}

    /** A replication slot's name: {@code [a-z0-9_]}, at most 63. */
    public static Optional<String> slotProblem(String name) {
        if (name.isEmpty() || name.length() > MAX_BYTES) {
            return Optional.of("a slot name has 1 to " + MAX_BYTES + " characters, this one has " + name.length());
        }
        return name.matches("[a-z0-9_]+")
                ? Optional.empty()
                : Optional.of("a slot name has only lower case letters a to z, digits and underscores: " + name);
    }

    /** A slot name made from any name, such as a host's: other characters become underscores. */
    public static String slotName(String name) {
        String slot = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return slot.substring(0, Math.min(slot.length(), MAX_BYTES));
    }

    /** A role's name (ordinary text): at most 63 bytes of UTF-8, not reserved, and one that pg_hba.conf can hold. */
    public static Optional<String> roleProblem(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            return Optional.of("a role name has 1 to " + MAX_BYTES + " bytes, this one has " + bytes);
        }
        if (name.startsWith("pg_") || name.equals("public") || name.equals("none")) {
            return Optional.of("the role name " + name + " is reserved by PostgreSQL");
        }
        if (name.startsWith("/") || name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return Optional.of("a replication role's name cannot start with / or hold control characters");
        }
        return Optional.empty();
    }
}
