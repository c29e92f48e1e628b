package org.standbywizard.pipeline;

import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.TestHost;

/** What an undo must bring back to the byte on a test host, and how to talk to its cluster whatever its place. */
final class Configuration {
    private static final String PLACES = "set --; for d in /etc/postgresql \"$0\" /data/pg_data; do"
            + " for f in postgresql.conf pg_hba.conf pg_ident.conf postgresql.auto.conf conf.d; do"
            + " if [ -e \"$d/$f\" ]; then echo \"$d/$f\"; fi; done; done;"
            + " for f in /etc/postgresql /var/lib/postgresql/.pgpass /var/lib/pgsql/.pgpass"
            + " /var/lib/postgresql/.standby-wizard /var/lib/pgsql/.standby-wizard /var/lib/standby-wizard;"
            + " do echo \"$f\"; done";

    private Configuration() {}

    /** Configuration files, passfiles, our own places, and the enablement of PostgreSQL's units. */
    static Fingerprint of(TestHost host) {
        String[] paths = host.exec(PLACES.replace("$0", host.image().dataDirectory()))
                .ok()
                .strip()
                .split("\n");
        return Fingerprint.of(host, paths);
    }

    private static boolean own(TestHost host) {
        return host.file("/etc/systemd/system/mydb.service").toFile().exists();
    }

    static String dataDirectory(TestHost host) {
        return own(host) ? "/data/pg_data" : host.image().dataDirectory();
    }

    static String sql(TestHost host, String sql) {
        return host.sql(sql);
    }

    static void pgbench(TestHost host) {
        host.exec(
                        "cd / && export PATH=\"$1:$PATH\" && runuser -u postgres -- \"$1/pgbench\" -q -i -s 1 postgres"
                                + " 2>&1 && runuser -u postgres -- \"$1/pgbench\" -c 2 -t 100 postgres 2>&1",
                        host.image().binDirectory())
                .ok();
    }

    /** Which cluster is there and whether it serves: system identifier, recovery, or that there is none. */
    static String state(TestHost host) {
        if (!host.file(dataDirectory(host) + "/PG_VERSION").toFile().exists()) {
            return "no cluster";
        }
        return sql(host, "SELECT system_identifier || ' ' || pg_is_in_recovery() FROM pg_control_system()");
    }
}
