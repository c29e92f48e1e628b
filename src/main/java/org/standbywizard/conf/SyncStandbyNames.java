package org.standbywizard.conf;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.standbywizard.plan.PgVersion;

/**
 * A value of synchronous_standby_names (syncrep_gram.y). Names are compared by the server without regard to case; a bare
 * {@code *} matches every standby.
 *
 * @param count how many standbys must confirm; 0 when there are no names
 */
public record SyncStandbyNames(Method method, int count, List<String> names) {

    /** FIRST: the first ones of the list; ANY: whichever are quickest (10+). */
    public enum Method {
        FIRST,
        ANY
    }

    /** Nobody is waited for. */
    public static final SyncStandbyNames NONE = new SyncStandbyNames(Method.FIRST, 0, List.of());

    public SyncStandbyNames {
        names = List.copyOf(names);
        if (names.isEmpty() ? count != 0 : count < 1) {
            throw new IllegalArgumentException("synchronous standbys: " + count + " of " + names.size() + " names");
        }
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException where the server would refuse it
     */
    public static SyncStandbyNames parse(String value) {
        return new SyncStandbyNamesParser(value).parse();
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether a standby of that application_name is among those waited for. */
    public boolean names(String applicationName) {
        return names.stream().anyMatch(name -> name.equals("*") || name.equalsIgnoreCase(applicationName));
    }

    /**
     * The value as that version reads it.
     *
     * @throws IllegalArgumentException for ANY before 10
     */
    public String text(PgVersion version) {
        if (names.isEmpty()) {
            return "";
        }
        String list = names.stream().map(SyncStandbyNames::quote).collect(Collectors.joining(", "));
        if (version.atLeast(PgVersion.V10)) {
            return method + " " + count + " (" + list + ")";
        }
        if (method == Method.ANY) {
            throw new IllegalArgumentException(
                    "synchronous_standby_names: ANY needs PostgreSQL 10, this is " + version);
        }
        return count == 1 ? list : count + " (" + list + ")";
    }

    /** One spelling for all values that mean the same. */
    String canonical() {
        return isEmpty() ? "" : text(PgVersion.V10).toLowerCase(Locale.ROOT);
    }

    private static String quote(String name) {
        RawText.require(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("synchronous_standby_names: a name is empty");
        }
        boolean keyword = name.equalsIgnoreCase("any") || name.equalsIgnoreCase("first");
        return name.equals("*") || name.matches("[A-Za-z_][A-Za-z0-9_$]*") && !keyword
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }
}
