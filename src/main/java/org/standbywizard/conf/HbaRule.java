package org.standbywizard.conf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One rule of pg_hba.conf (PostgreSQL documentation, "The pg_hba.conf File"). Its {@code toString} hides the passwords
 * that options can hold.
 *
 * @param address empty for {@code local}
 * @param method as the server runs it: {@code ident} on a local socket is {@code peer}
 * @param options {@code name=value}
 */
public record HbaRule(
        Type type,
        List<HbaToken> databases,
        List<HbaToken> users,
        Optional<HbaAddress> address,
        String method,
        List<String> options) {

    /** The kinds of connection. */
    public enum Type {
        LOCAL,
        HOST,
        HOSTSSL,
        HOSTNOSSL,
        HOSTGSSENC,
        HOSTNOGSSENC;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HbaRule {
        databases = List.copyOf(databases);
        users = List.copyOf(users);
        options = List.copyOf(options);
    }

    /**
     * A rule that lets one role stream from one place.
     *
     * @param role its name, raw and as it is (quotes are added where needed)
     * @param address {@code 10.0.0.2}, {@code 10.0.0.0/8}, a name or a keyword; not looked at for {@code LOCAL}
     */
    public static HbaRule replication(Type type, String role, String address, String method) {
        return new HbaRule(
                type,
                List.of(HbaToken.keyword("replication")),
                List.of(HbaToken.name(role)),
                type == Type.LOCAL ? Optional.empty() : Optional.of(HbaAddress.parse(address)),
                method,
                List.of());
    }

    /** The line, in the columns of PostgreSQL's sample file. */
    public String line() {
        String line = String.format(
                Locale.ROOT,
                "%-7s %-15s %-15s %-23s %s",
                type.word(),
                names(databases),
                names(users),
                address.map(HbaAddress::text).orElse(""),
                method);
        return options.isEmpty()
                ? line
                : line + " " + options.stream().map(HbaRule::quoted).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "HbaRule[" + type.word() + " " + names(databases) + " " + names(users) + " "
                + address.map(HbaAddress::text).orElse("-") + " " + method + " "
                + options.stream().map(HbaRule::masked).toList() + "]";
    }

    private static String names(List<HbaToken> tokens) {
        return tokens.stream().map(HbaToken::render).collect(Collectors.joining(","));
    }

    private static String quoted(String option) {
        return option.matches("[^\\s,#\"]+") ? option : '"' + option.replace("\"", "\"\"") + '"';
    }

    private static String masked(String option) {
        return option.startsWith("ldapbindpasswd=") || option.startsWith("radiussecrets=")
                ? option.substring(0, option.indexOf('=') + 1) + Password.MASK
                : option;
    }
}
