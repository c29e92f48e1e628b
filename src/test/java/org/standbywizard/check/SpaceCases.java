package org.standbywizard.check;

import java.util.stream.Stream;
import org.standbywizard.plan.Facts;

/** Room for the copy, and what it brings along. */
final class SpaceCases {
    private SpaceCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db2", Outcome.SPACE_TOO_SMALL, t -> t.db2.freeBytes = 600 * Pair.MB),
                Case.on("db2", Outcome.SPACE_TIGHT, t -> t.db2.freeBytes = 800 * Pair.MB),
                Case.on("db2", Outcome.SPACE_ENOUGH, t -> t.db2.freeBytes = 1100 * Pair.MB),
                Case.on("db2", Outcome.SPACE_UNKNOWN, t -> {
                    t.db1.dataBytes = 0;
                    t.db1.totalBytes = 0;
                }),
                Case.on("db2", Outcome.TABLESPACES_READY, t -> t.tablespace(true, true, "postgres", 20 * Facts.GB)),
                Case.on("db2", Outcome.TABLESPACES_MISSING, t -> t.tablespace(false, false, "", Facts.GB)),
                Case.on("db2", Outcome.TABLESPACES_NOT_EMPTY, t -> t.tablespace(true, false, "postgres", Facts.GB)),
                Case.on("db2", Outcome.TABLESPACES_OWNER, t -> t.tablespace(true, true, "root", Facts.GB)),
                Case.on("db2", Outcome.TABLESPACES_TOO_SMALL, t -> t.tablespace(true, true, "postgres", Pair.MB)),
                Case.on("db2", Outcome.TABLESPACES_UNKNOWN, t -> t.plan.tablespaces.put("/srv/slow", "/srv/x")),
                Case.on("db2", Outcome.PARAMETERS_RAISED, t -> t.db1.setting("max_connections", "300")),
                Case.on("db2", Outcome.PARAMETERS_ENOUGH, t -> t.db2.setting("max_connections", "300")),
                Case.on("db2", Outcome.COPIED_COMPLETE, t -> {
                    t.db1.rpm();
                    t.db2.rpm();
                }),
                Case.on("db2", Outcome.COPIED_MISSING, t -> {
                    t.db1.rpm().fileTexts.put("/etc/pg-extra.conf", "work_mem = 8MB\n");
                    t.db2.rpm().paths.put("/etc/pg-extra.conf", Pair.path("/etc/pg-extra.conf", false, false, "", 1));
                }),
                Case.on("db2", Outcome.COPIED_NAMED, t -> {
                    t.db1.rpm()
                            .fileTexts
                            .put(
                                    "/var/lib/pgsql/15/data/postgresql.conf",
                                    "unix_socket_directories = '/run/pg, /tmp'\n");
                    t.db2.rpm().paths.put("/run/pg", Pair.path("/run/pg", false, false, "", 1));
                }),
                Case.on("db2", Outcome.COPIED_MEMORY, t -> {
                    t.db1.rpm().setting("shared_buffers", "1048576");
                    t.db2.rpm().memoryBytes = 4 * Facts.GB;
                }),
                Case.on("db2", Outcome.COPIED_LIBRARY, t -> {
                    t.db1.rpm()
                            .fileTexts
                            .put(
                                    "/var/lib/pgsql/15/data/postgresql.conf",
                                    "shared_preload_libraries = 'timescaledb'\n");
                    String library = "/usr/lib/postgresql/15/lib/timescaledb.so";
                    t.db2.rpm().paths.put(library, Pair.path(library, false, false, "", 1));
                }));
    }
}
