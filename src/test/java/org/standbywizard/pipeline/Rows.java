package org.standbywizard.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.Synchronous;

/** The matrix: layouts and versions, ways of login, authentication, slots and what was there before, pairwise. */
final class Rows {
    private static final SecretRef DBA = new SecretRef.Env("DBA_PASSWORD");

    /** Quotes, blanks, shell and SQL characters, Hangul, an emoji. */
    static final String HOSTILE_ROLE = "re pl'i\"c$(x)`y`\\z 복제😀";

    static final String HOSTILE_PASSWORD = "p w:d'\"$(x)`y`\\z=#복제😀";

    private Rows() {}

    static List<Row> all() {
        return List.of(
                pair("debian12-reject-rule-first", HostImage.DEBIAN_12_PG15)
                        .prepared(hosts -> hba(hosts.get(0), "host replication all all reject")),
                pair("debian11-md5-override-in-auto-conf", HostImage.DEBIAN_11_PG13)
                        .prepared(hosts -> override(hosts.get(0)))
                        .planned(plan -> login(plan, Login.ADMIN, true))
                        .planned(plan -> auth(plan, AuthMethod.MD5, true)),
                pair("debian13-passwords-no-slot", HostImage.DEBIAN_13_PG17)
                        .planned(plan -> login(plan, Login.DBA, false))
                        .planned(plan -> auth(plan, AuthMethod.SCRAM_SHA_256, false)),
                pair("debian14-ipv6", HostImage.DEBIAN_14_PG18).plannedWith(Rows::overIpv6),
                fresh("rpm15-never-initialised", HostImage.RPM_PG15).planned(plan -> login(plan, Login.ADMIN, true)),
                pair("rpm13-of-the-distribution", HostImage.RPM_DISTRO_PG13)
                        .planned(plan -> login(plan, Login.DBA, true)),
                pair("debian-layout-96-md5", HostImage.DEBIAN_11_PG96),
                pair("debian-layout-10-conf-d", HostImage.DEBIAN_11_PG10)
                        .prepared(hosts -> confD(hosts.get(0)))
                        .planned(plan -> login(plan, Login.ADMIN, true)),
                pair("rpm96-md5-no-main-pid", HostImage.RPM_PG96).prepared(hosts -> hosts.forEach(Rows::noMainPid)),
                fresh("rpm10-never-initialised-no-slot", HostImage.RPM_PG10)
                        .planned(plan -> login(plan, Login.ADMIN, true))
                        .planned(plan -> auth(plan, AuthMethod.SCRAM_SHA_256, false)),
                pair("rpm11-trust-sudo-password", HostImage.RPM_PG11)
                        .planned(plan -> login(plan, Login.DBA, true))
                        .planned(plan -> auth(plan, AuthMethod.TRUST, true)),
                pair("rpm12-override-in-auto-conf", HostImage.RPM_PG12).prepared(hosts -> override(hosts.get(0))),
                pair("rpm18-tablespace", HostImage.RPM_PG18)
                        .prepared(hosts -> tablespace(hosts.get(0)))
                        .prepared(hosts -> hosts.get(1)
                                .exec("mkdir -p /data/fast && chown postgres: /data/fast && chmod 0700 /data/fast")
                                .ok())
                        .planned(Rows::mapped),
                Row.of(
                                "debian12-three-synchronous",
                                HostSpec.of("db1", HostImage.DEBIAN_12_PG15),
                                HostSpec.of("db2", HostImage.DEBIAN_12_PG15),
                                HostSpec.of("db3", HostImage.DEBIAN_12_PG15),
                                HostSpec.of("db4", HostImage.DEBIAN_12_PG15))
                        .planned(plan -> Plans.withReplication(
                                plan,
                                Plans.with(plan.replication(), new Synchronous(Synchronous.Mode.ANY, 1, List.of()))))
                        .withState("quorum"),
                pair("debian12-own-unit-elsewhere", HostImage.DEBIAN_12_PG15)
                        .prepared(hosts -> hosts.forEach(Rows::ownUnit))
                        .planned(plan -> Plans.withServers(plan, s -> Plans.withCluster(s, "/data/pg_data"))),
                pair("debian12-hostile-names", HostImage.DEBIAN_12_PG15)
                        .planned(plan -> Plans.withReplication(
                                plan,
                                new ReplicationSettings(
                                        HOSTILE_ROLE,
                                        AuthMethod.SCRAM_SHA_256,
                                        new SecretRef.Env("HOSTILE_PASSWORD"),
                                        true,
                                        plan.replication().sslMode(),
                                        plan.replication().synchronous(),
                                        plan.replication().backup()))),
                Row.of("debian12-two-clusters-on-one-host", HostSpec.of("db1", HostImage.DEBIAN_12_PG15))
                        .prepared(hosts -> hosts.get(0)
                                .exec("pg_createcluster 15 second --start >/dev/null")
                                .ok())
                        .plannedWith(Rows::secondCluster),
                pair("debian13-conf-d-trust", HostImage.DEBIAN_13_PG17)
                        .prepared(hosts -> confD(hosts.get(0)))
                        .planned(plan -> auth(plan, AuthMethod.TRUST, true))
                        .planned(plan -> Plans.withSettings(
                                plan, Map.of("hot_standby_feedback", "on", "wal_keep_size", "256MB"))));
    }

    private static Row pair(String name, HostImage image) {
        return Row.of(name, HostSpec.of("db1", image), HostSpec.of("db2", image));
    }

    private static Row fresh(String name, HostImage image) {
        return Row.of(name, HostSpec.of("db1", image), HostSpec.of("db2", image).neverInitialised());
    }

    private static ReplicationPlan login(ReplicationPlan plan, String user, boolean key) {
        Optional<SecretRef> password = user.equals(Login.DBA) ? Optional.of(DBA) : Optional.empty();
        return Plans.withServers(plan, server -> Plans.as(server, user, password, key));
    }

    private static ReplicationPlan auth(ReplicationPlan plan, AuthMethod method, boolean slots) {
        return Plans.withReplication(plan, Plans.with(plan.replication(), method, slots));
    }

    private static ReplicationPlan overIpv6(ReplicationPlan plan, List<TestHost> hosts) {
        return Plans.withStandbys(
                plan,
                s -> new StandbyPlan(
                        s.server(),
                        s.slot(),
                        s.applicationName(),
                        Optional.of(hosts.get(0).ipv6()),
                        s.primaryPort(),
                        s.sourceAddress(),
                        s.tablespaces()));
    }

    /** As systemd is where a forking unit has no PID file and two of its processes could be the main one. */
    private static void noMainPid(TestHost host) {
        host.exec(
                        "mkdir -p \"/etc/systemd/system/$1.d\" && printf '%s\\n' '[Service]' GuessMainPID=no"
                                + " >\"/etc/systemd/system/$1.d/guess.conf\" && systemctl daemon-reload"
                                + " && systemctl restart \"$1\" && systemctl show -p MainPID \"$1\" | grep -qx MainPID=0",
                        host.image().unit())
                .ok();
    }

    /** A rule before all others, as an admin would have left it. */
    private static void hba(TestHost host, String rule) {
        host.exec("sed -i \"1i $1\" \"$2/pg_hba.conf\"", rule, host.image().configDirectory())
                .ok();
        host.sql("SELECT pg_reload_conf()");
    }

    /** Values that would win over postgresql.conf and do not suffice. */
    private static void override(TestHost host) {
        host.sql("ALTER SYSTEM SET max_wal_senders = 1");
        host.sql("ALTER SYSTEM SET listen_addresses = 'localhost'");
        host.sql("ALTER SYSTEM SET work_mem = '5MB'");
        host.exec("systemctl restart \"$1\"", host.image().unit()).ok();
    }

    private static void confD(TestHost host) {
        host.exec(
                        "printf 'max_wal_senders = 2\\nwal_level = logical\\n' >\"$2/conf.d/site.conf\";"
                                + " systemctl restart \"$1\"",
                        host.image().unit(),
                        host.image().configDirectory())
                .ok();
    }

    private static void tablespace(TestHost host) {
        host.exec("mkdir -p /srv/fast && chown postgres: /srv/fast && chmod 0700 /srv/fast")
                .ok();
        host.sql("CREATE TABLESPACE fast LOCATION '/srv/fast'");
        host.sql("CREATE TABLE in_fast TABLESPACE fast AS SELECT generate_series(1, 500) AS n");
    }

    private static ReplicationPlan mapped(ReplicationPlan plan) {
        return Plans.withStandbys(
                plan,
                s -> new StandbyPlan(
                        s.server(),
                        s.slot(),
                        s.applicationName(),
                        s.primaryAddress(),
                        s.primaryPort(),
                        s.sourceAddress(),
                        Map.of("/srv/fast", "/data/fast")));
    }

    private static ReplicationPlan secondCluster(ReplicationPlan plan, List<TestHost> hosts) {
        ServerPlan second = Plans.withCluster(Plans.server(hosts.get(0)), "15/second");
        ServerPlan named = new ServerPlan(
                new HostId("second"),
                second.ssh(),
                second.sudo(),
                second.cluster(),
                second.service(),
                second.unit(),
                second.osUser(),
                second.superuser(),
                second.settings());
        return Plans.plan(Plans.withCluster(plan.primary(), "15/main"), List.of(Plans.standby(named)));
    }

    /** The cluster under a unit of the admin's own, its data and configuration in /data/pg_data. */
    private static void ownUnit(TestHost host) {
        host.exec("set -e; systemctl stop postgresql@15-main; pg_dropcluster 15 main;"
                        + " mkdir -p /data; chmod 0755 /data; mkdir /data/pg_data; chown postgres: /data/pg_data; cd /;"
                        + " runuser -u postgres -- /usr/lib/postgresql/15/bin/initdb -D /data/pg_data"
                        + " --auth-local=peer --auth-host=scram-sha-256 >/dev/null;"
                        + " printf '%s\\n' '[Unit]' 'After=network.target' '[Service]' 'Type=notify' 'User=postgres'"
                        + " 'RuntimeDirectory=postgresql' 'RuntimeDirectoryPreserve=yes'"
                        + " 'ExecStart=/usr/lib/postgresql/15/bin/postgres -D /data/pg_data' 'KillMode=mixed'"
                        + " 'KillSignal=SIGINT' '[Install]' 'WantedBy=multi-user.target'"
                        + " >/etc/systemd/system/mydb.service;"
                        + " systemctl daemon-reload; systemctl enable --now mydb.service 2>&1")
                .ok();
    }
}
