package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;

/** Whether a standby can run a physical copy of the primary, and take it. */
final class VersionChecks {
    private VersionChecks() {}

    static List<Finding> of(StandbyView view) {
        List<Finding> findings = new ArrayList<>();
        findings.add(version(view));
        findings.add(architecture(view));
        blockSize(view).ifPresent(findings::add);
        segmentSize(view).ifPresent(findings::add);
        findings.add(client(view));
        findings.add(collation(view));
        locale(view).ifPresent(findings::add);
        return findings;
    }

    private static Finding version(StandbyView view) {
        PgVersion primary = view.server().version();
        PgVersion standby = view.cluster().version();
        if (!primary.sameMajor(standby)) {
            return Outcome.VERSION_MAJOR.on(view.id(), primary, standby);
        }
        return standby.atLeast(primary)
                ? Outcome.VERSION_SAME.on(view.id(), primary, standby)
                : Outcome.VERSION_OLDER_MINOR.on(view.id(), primary, standby);
    }

    private static Finding architecture(StandbyView view) {
        String primary = view.primary().os().machine();
        String standby = view.self().os().machine();
        return primary.equals(standby)
                ? Outcome.ARCHITECTURE_SAME.on(view.id(), standby)
                : Outcome.ARCHITECTURE_DIFFERS.on(view.id(), primary, standby);
    }

    /** Unknown on a standby without a data directory: there it is found out by the copy's first start. */
    private static Optional<Finding> blockSize(StandbyView view) {
        int primary = view.primary().cluster().control().blockSize();
        int standby = view.cluster().control().blockSize();
        if (primary == 0 || standby == 0) {
            return Optional.empty();
        }
        return Optional.of(
                primary == standby
                        ? Outcome.BLOCK_SIZE_SAME.on(view.id(), standby)
                        : Outcome.BLOCK_SIZE_DIFFERS.on(view.id(), primary, standby));
    }

    /** From 11 on it belongs to the data directory, which is replaced; before, to the programs. */
    private static Optional<Finding> segmentSize(StandbyView view) {
        int primary = view.primary().cluster().control().walSegmentBytes();
        int standby = view.cluster().control().walSegmentBytes();
        if (primary == 0 || standby == 0) {
            return Optional.empty();
        }
        if (primary == standby) {
            return Optional.of(Outcome.SEGMENT_SIZE_SAME.on(view.id(), standby));
        }
        return Optional.of(
                view.server().version().atLeast(PgVersion.V11)
                        ? Outcome.SEGMENT_SIZE_REPLACED.on(view.id(), primary, standby)
                        : Outcome.SEGMENT_SIZE_DIFFERS.on(view.id(), primary, standby));
    }

    /** pg_basebackup must be the server's major version or newer; for a check of the copy the same one. */
    private static Finding client(StandbyView view) {
        HostId host = view.id();
        ClusterFacts cluster = view.cluster();
        PgVersion server = view.server().version();
        Optional<PgVersion> client = cluster.clientVersion();
        if (client.isEmpty()) {
            return Outcome.CLIENT_MISSING.on(host, server.major());
        }
        if (client.get().sameMajor(server)) {
            return Outcome.CLIENT_FOUND.on(host, client.get(), cluster.clientBinDir());
        }
        return client.get().atLeast(server)
                ? Outcome.CLIENT_OTHER_MAJOR.on(host, client.get(), server.major())
                : Outcome.CLIENT_OLDER.on(host, client.get(), server.major());
    }

    private static Finding collation(StandbyView view) {
        String primary = view.primary().os().libc();
        String standby = view.self().os().libc();
        return primary.equals(standby)
                ? Outcome.COLLATION_SAME.on(view.id(), standby)
                : Outcome.COLLATION_DIFFERS.on(view.id(), primary, standby);
    }

    /** Only glibc refuses a locale that it does not have; C and POSIX are always there. */
    private static Optional<Finding> locale(StandbyView view) {
        String wanted = view.server().collation().split(" ")[0];
        List<String> installed = view.self().os().locales();
        boolean builtIn = wanted.isEmpty() || wanted.equals("C") || wanted.equals("POSIX");
        boolean glibc = view.self().os().libc().startsWith("glibc");
        if (builtIn || !glibc || installed.isEmpty()) {
            return Optional.empty();
        }
        return installed.stream().map(VersionChecks::folded).anyMatch(folded(wanted)::equals)
                ? Optional.empty()
                : Optional.of(Outcome.COLLATION_LOCALE.on(view.id(), wanted));
    }

    /** {@code en_US.UTF-8} is listed as {@code en_US.utf8}. */
    private static String folded(String locale) {
        return locale.toLowerCase(Locale.ROOT).replace("-", "");
    }
}
