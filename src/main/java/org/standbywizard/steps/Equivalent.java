package org.standbywizard.steps;

import java.util.List;

/**
 * What a person would type for a step.
 *
 * @param lines commands or statements; a secret's place reads {@code ********}
 */
public record Equivalent(Kind kind, List<String> lines) {
    /** Where the lines are typed. SUPERUSER is the server's OS user. */
    public enum Kind {
        ROOT_SHELL,
        OWNER_SHELL,
        SQL,
        EDIT
    }

    public Equivalent {
        lines = List.copyOf(lines);
    }

    public static Equivalent root(String... lines) {
        return new Equivalent(Kind.ROOT_SHELL, List.of(lines));
    }

    /** Of root, or of the server's OS user where the wizard is that itself. */
    static Equivalent admin(ServerRef server, String... lines) {
        return server.byRoot() ? root(lines) : owner(lines);
    }

    public static Equivalent owner(String... lines) {
        return new Equivalent(Kind.OWNER_SHELL, List.of(lines));
    }

    public static Equivalent sql(String... lines) {
        return new Equivalent(Kind.SQL, List.of(lines));
    }
}
