package org.standbywizard.conf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.standbywizard.plan.PgVersion;

/**
 * A libpq connection string of keywords and values (PostgreSQL documentation, "Connection Strings"), in the order given.
 * Its {@code toString} hides passwords.
 */
public final class ConnInfo {

    private static final Map<String, PgVersion> SINCE = Map.ofEntries(
            Map.entry("passfile", PgVersion.V10),
            Map.entry("target_session_attrs", PgVersion.V10),
            Map.entry("gssencmode", PgVersion.V12),
            Map.entry("tcp_user_timeout", PgVersion.V12),
            Map.entry("channel_binding", PgVersion.V13),
            Map.entry("sslpassword", PgVersion.V13),
            Map.entry("ssl_min_protocol_version", PgVersion.V13),
            Map.entry("ssl_max_protocol_version", PgVersion.V13),
            Map.entry("sslsni", PgVersion.V14),
            Map.entry("sslcrldir", PgVersion.V14),
            Map.entry("require_auth", PgVersion.V16),
            Map.entry("sslcertmode", PgVersion.V16),
            Map.entry("gssdelegation", PgVersion.V16),
            Map.entry("load_balance_hosts", PgVersion.V16),
            Map.entry("sslnegotiation", PgVersion.V17),
            Map.entry("min_protocol_version", PgVersion.V18),
            Map.entry("max_protocol_version", PgVersion.V18),
            Map.entry("sslkeylogfile", PgVersion.V18),
            Map.entry("scram_client_key", PgVersion.V18),
            Map.entry("scram_server_key", PgVersion.V18),
            Map.entry("oauth_issuer", PgVersion.V18),
            Map.entry("oauth_client_id", PgVersion.V18),
            Map.entry("oauth_client_secret", PgVersion.V18),
            Map.entry("oauth_scope", PgVersion.V18));
    private static final Set<String> ALWAYS = Set.of(
            "host",
            "hostaddr",
            "port",
            "dbname",
            "user",
            "password",
            "connect_timeout",
            "client_encoding",
            "options",
            "application_name",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "sslmode",
            "sslcompression",
            "sslcert",
            "sslkey",
            "sslrootcert",
            "sslcrl",
            "requirepeer",
            "krbsrvname",
            "gsslib",
            "service",
            "replication");
    private static final Set<String> SECRET =
            Set.of("password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret");

    private final Map<String, String> options;

    private ConnInfo(Map<String, String> options) {
        this.options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** From options in the order they shall be written. */
    public static ConnInfo of(Map<String, String> options) {
        options.forEach((name, value) -> {
            RawText.require(value);
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf(0) >= 0) {
                throw new IllegalArgumentException("connection option " + name + " has a line break or a zero byte");
            }
        });
        return new ConnInfo(options);
    }

    /**
     * Reads a string of keywords and values.
     *
     * @throws IllegalArgumentException where libpq would refuse it, and for URIs; the message holds no values
     */
    public static ConnInfo parse(String text) {
        return new ConnInfo(ConnInfoParser.parse(text));
    }

    /** The options, in their order. */
    public Map<String, String> options() {
        return options;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The same without what that version's libpq refuses: one unknown option and no connection is ever made. */
    public ConnInfo forVersion(PgVersion version) {
        Map<String, String> known = new LinkedHashMap<>(options);
        known.keySet().removeAll(unknownTo(version));
        return new ConnInfo(known);
    }

    /** The options that version's libpq refuses. */
    public Set<String> unknownTo(PgVersion version) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeIf(name -> ALWAYS.contains(name) || SINCE.containsKey(name) && version.atLeast(SINCE.get(name)));
        return unknown;
    }

    /** All options of any version. */
    static Set<String> knownOptions() {
        Set<String> known = new TreeSet<>(ALWAYS);
        known.addAll(SINCE.keySet());
        return known;
    }

    /** The string as libpq reads it, not yet quoted for a configuration file. */
    public String text() {
        return render(false);
    }

    @Override
    public String toString() {
        return render(true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnInfo && ((ConnInfo) other).options.equals(options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    private String render(boolean masked) {
        StringBuilder text = new StringBuilder();
        options.forEach((name, value) -> text.append(text.length() == 0 ? "" : " ")
                .append(name)
                .append('=')
                .append(masked && SECRET.contains(name) ? Password.MASK : quote(value)));
        return text.toString();
    }

    private static String quote(String value) {
        if (value.matches("[A-Za-z0-9_./:,*%+-]+")) {
            return value;
        }
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
