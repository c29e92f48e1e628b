package org.standbywizard.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.SslMode;

/** Versions and encryption. */
final class VersionCases {
    private VersionCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db2", Outcome.VERSION_MAJOR, t -> t.db2.version = new PgVersion(140009)),
                Case.on("db2", Outcome.VERSION_OLDER_MINOR, t -> t.db2.version = new PgVersion(150009)),
                Case.on("db2", Outcome.VERSION_SAME, t -> t.db2.version = new PgVersion(150020)),
                Case.on("db1", Outcome.VERSION_TOO_OLD, t -> t.db1.version = new PgVersion(90524)),
                Case.on("db2", Outcome.ARCHITECTURE_DIFFERS, t -> t.db2.machine = "aarch64"),
                Case.on("db2", Outcome.BLOCK_SIZE_DIFFERS, t -> t.db2.blockSize = 32768),
                Case.on("db2", Outcome.SEGMENT_SIZE_REPLACED, t -> t.db2.segmentBytes = 64 << 20),
                Case.on("db2", Outcome.SEGMENT_SIZE_DIFFERS, t -> {
                    t.db1.running = PgVersion.V10;
                    t.db2.segmentBytes = 64 << 20;
                }),
                Case.on("db2", Outcome.CLIENT_MISSING, t -> t.db2.client = Optional.empty()),
                Case.on("db2", Outcome.CLIENT_OLDER, t -> t.db2.client = Optional.of(PgVersion.V14)),
                Case.on("db2", Outcome.CLIENT_OTHER_MAJOR, t -> t.db2.client = Optional.of(PgVersion.V17)),
                Case.on("db2", Outcome.COLLATION_DIFFERS, t -> t.db2.libc = "glibc 2.28"),
                Case.on("db2", Outcome.COLLATION_LOCALE, t -> t.db1.collation = "ko_KR.UTF-8 c 2.36"),
                Case.on("db1", Outcome.REWIND_CHECKSUMS, t -> t.db1.setting("data_checksums", "on")),
                Case.on("db1", Outcome.REWIND_HINTS, t -> t.plan.settings.put("wal_log_hints", "yes")),
                Case.on("db2", Outcome.ENCRYPTION_TLS, t -> t.plan.sslMode = SslMode.REQUIRE),
                Case.on("db2", Outcome.ENCRYPTION_OFF, t -> {
                    t.plan.sslMode = SslMode.REQUIRE;
                    t.db1.setting("ssl", "off");
                }),
                Case.on("db2", Outcome.ENCRYPTION_PLAIN, t -> t.db1.setting("ssl", "off")),
                Case.on("db2", Outcome.ENCRYPTION_CERTIFICATE, t -> t.plan.sslMode = SslMode.VERIFY_FULL));
    }
}
