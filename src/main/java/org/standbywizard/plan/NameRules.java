package org.standbywizard.plan;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What names inside PostgreSQL and on a server's system must look like. */
final class NameRules {
    private NameRules() {}

    /** NAMEDATALEN - 1: what is longer PostgreSQL would cut off without a word. */
    static final int LONGEST_NAME = 63;

    private static final int LONGEST_PATH = 1000;
    private static final Set<String> RESERVED_ROLES = Set.of("public", "none");
    private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]{1,63}");
    private static final Pattern DEBIAN_CLUSTER =
            Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?/[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.\\\\@-]{0,254}");
    private static final Pattern SYSTEM_USER = Pattern.compile("[^-\\s:/,@\"'\\\\][^\\s:/,\"']{0,255}");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)", Pattern.DOTALL);

    /** A role: any text that PostgreSQL can hold and pg_hba.conf can name; it arrives quoted and unchanged. */
    static Optional<String> role(DraftCursor at) {
        return at.exact().flatMap(name -> {
            int bytes = name.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                return at.refuse(ProblemKeys.ROLE_LONG, name, String.valueOf(bytes), String.valueOf(LONGEST_NAME));
            }
            if (name.startsWith("pg_") || RESERVED_ROLES.contains(name)) {
                return at.refuse(ProblemKeys.ROLE_RESERVED, name);
            }
            // From 16 on pg_hba.conf takes even a quoted /name for a regular expression.
            return name.startsWith("/") ? at.refuse(ProblemKeys.ROLE_SLASH, name) : Optional.of(name);
        });
    }

    static Optional<String> slot(DraftCursor at) {
        return at.text()
                .flatMap(name ->
                        SLOT.matcher(name).matches() ? Optional.of(name) : at.refuse(ProblemKeys.SLOT_FORM, name));
    }

    /** An application_name: PostgreSQL turns other than printable ASCII into something else, and {@code *} means all. */
    static Optional<String> application(DraftCursor at) {
        return at.exact()
                .flatMap(name -> PRINTABLE_ASCII.matcher(name).matches() && !name.equals("*")
                        ? Optional.of(name)
                        : at.refuse(ProblemKeys.APPLICATION_FORM, name));
    }

    /** Debian's version/name, or a data directory. */
    static Optional<String> cluster(DraftCursor at) {
        return at.text()
                .flatMap(text -> DEBIAN_CLUSTER.matcher(text).matches()
                        ? Optional.of(text)
                        : directory(text).or(() -> at.refuse(ProblemKeys.CLUSTER_FORM, text)));
    }

    /** A directory on a server: an absolute path. */
    static Optional<String> serverDirectory(DraftCursor at, String text) {
        return directory(text).or(() -> at.refuse(ProblemKeys.SERVER_PATH, text));
    }

    static Optional<String> unit(DraftCursor at) {
        return at.text()
                .flatMap(text ->
                        UNIT.matcher(text).matches() ? Optional.of(text) : at.refuse(ProblemKeys.UNIT_FORM, text));
    }

    static Optional<String> systemUser(DraftCursor at) {
        return at.text()
                .flatMap(text -> SYSTEM_USER.matcher(text).matches()
                        ? Optional.of(text)
                        : at.refuse(ProblemKeys.USER_FORM, text));
    }

    /** A slot's name made from any text. */
    static String slotFrom(String text) {
        String made = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return made.substring(0, Math.min(made.length(), LONGEST_NAME));
    }

    private static Optional<String> directory(String text) {
        boolean fits = text.startsWith("/")
                && text.length() <= LONGEST_PATH
                && !DOT_SEGMENT.matcher(text).matches()
                && !text.replace("/", "").isEmpty();
        return fits ? Optional.of(text.replaceAll("/{2,}", "/").replaceAll("/$", "")) : Optional.empty();
    }
}
