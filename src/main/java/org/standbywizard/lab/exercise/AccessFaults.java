package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.lab.Station;

/** The standby is not let in. */
final class AccessFaults {
    private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*host\\w*[ \\t]+replication[ \\t].*\\R");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^(.*:)[^:\\r\\n]+$");

    private AccessFaults() {}

    /** The rule for the replication role is gone from pg_hba.conf. */
    static void ruleMissing(Pair pair) throws IOException {
        Station primary = pair.primary();
        primary.edit(rules(primary), text -> RULE.matcher(text).replaceAll(""));
        primary.reload();
        pair.cutStreams();
    }

    /** A rule that rejects stands before the one that lets in. */
    static void ruleOrder(Pair pair) throws IOException {
        Station primary = pair.primary();
        primary.edit(
                rules(primary),
                text -> "host    replication     all             127.0.0.0/8             reject\n" + text);
        primary.reload();
        pair.cutStreams();
    }

    /** The passfile has another password than the server. */
    static void wrongPassword(Pair pair) throws IOException {
        Station standby = pair.standby();
        standby.edit(passfile(standby), text -> PASSWORD.matcher(text).replaceAll("$1Winter2019"));
        pair.cutStreams();
    }

    /** The role may log in but not replicate. */
    static void roleWithoutReplication(Pair pair) throws IOException {
        Station primary = pair.primary();
        String role = primary.value("SELECT quote_ident(usename) FROM pg_stat_replication LIMIT 1");
        primary.rows("ALTER ROLE " + role + " NOREPLICATION");
        pair.cutStreams();
    }

    private static Path rules(Station primary) {
        return primary.data().resolve("pg_hba.conf");
    }

    private static Path passfile(Station standby) throws IOException {
        String conninfo = standby.value("SELECT conninfo FROM pg_stat_wal_receiver");
        Matcher named = Pattern.compile("passfile=(\\S+)").matcher(conninfo);
        if (!named.find()) {
            throw new IOException("its connection names no passfile: " + standby.name());
        }
        return Path.of(named.group(1));
    }
}
