package org.standbywizard.ui.page.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.SslMode;

/**
 * Every field of the page, with its place in a plan, the versions that have it, and its chapter in PostgreSQL's
 * documentation.
 */
public enum Item {
    ROLE(Group.LOGIN, Kind.TEXT, "replication.role", "sql-createrole"),
    AUTHENTICATION(Group.LOGIN, Kind.CHOICE, "replication.authentication", "auth-password", words(AuthMethod.values())),
    PASSWORD(Group.LOGIN, Kind.SECRET, "replication.password", "libpq-pgpass"),
    SSL_MODE(
            Group.LOGIN, Kind.CHOICE, "replication.sslMode", "libpq-ssl#LIBPQ-SSL-PROTECTION", words(SslMode.values())),

    SLOTS(Group.WAL, Kind.TRUTH, "replication.slots", "warm-standby#STREAMING-REPLICATION-SLOTS"),
    SLOT_CAP(Group.WAL, Kind.TEXT, "settings.max_slot_wal_keep_size", Chapters.SENDING + "#GUC-MAX-SLOT-WAL-KEEP-SIZE"),
    KEEP_SIZE(Group.WAL, Kind.TEXT, "settings.wal_keep_size", Chapters.SENDING + "#GUC-WAL-KEEP-SIZE"),
    KEEP_SEGMENTS(Group.WAL, Kind.TEXT, "settings.wal_keep_segments", Chapters.SENDING + "#GUC-WAL-KEEP-SEGMENTS"),
    HINTS(Group.WAL, Kind.CHOICE, "settings.wal_log_hints", "runtime-config-wal#GUC-WAL-LOG-HINTS", "", "on", "off"),
    ARCHIVE_MODE(
            Group.WAL,
            Kind.CHOICE,
            "settings.archive_mode",
            "continuous-archiving#BACKUP-ARCHIVING-WAL",
            "",
            "on",
            "always",
            "off"),
    ARCHIVE_COMMAND(Group.WAL, Kind.TEXT, "settings.archive_command", "runtime-config-wal#GUC-ARCHIVE-COMMAND"),

    SYNC_MODE(
            Group.COMMITS,
            Kind.CHOICE,
            "replication.synchronous.mode",
            "warm-standby#SYNCHRONOUS-REPLICATION",
            "off",
            "first",
            "any"),
    SYNC_COUNT(Group.COMMITS, Kind.TEXT, "replication.synchronous.count", Chapters.SYNC_NAMES),
    SYNC_STANDBYS(Group.COMMITS, Kind.STANDBYS, "replication.synchronous.standbys", Chapters.SYNC_NAMES),

    FEEDBACK(
            Group.STANDBYS,
            Kind.CHOICE,
            "settings.hot_standby_feedback",
            Chapters.REPLICATION + "#GUC-HOT-STANDBY-FEEDBACK",
            "",
            "on",
            "off"),
    LISTEN(Group.STANDBYS, Kind.TEXT, "settings.listen_addresses", "runtime-config-connection#GUC-LISTEN-ADDRESSES"),

    MAX_RATE(Group.COPY, Kind.TEXT, "replication.backup.maxRate", Chapters.BACKUP),
    CHECKPOINT(Group.COPY, Kind.CHOICE, "replication.backup.checkpoint", Chapters.BACKUP, "fast", "spread"),
    COMPRESSION(
            Group.COPY,
            Kind.CHOICE,
            "replication.backup.compression",
            Chapters.BACKUP,
            "none",
            "server-zstd",
            "server-lz4",
            "server-gzip"),
    VERIFY(Group.COPY, Kind.TRUTH, "replication.backup.verify", "app-pgverifybackup");

    /** How it is entered. */
    public enum Kind {
        TEXT,
        /** One of a few words. */
        CHOICE,
        /** {@code true} or {@code false}. */
        TRUTH,
        /** Where a password comes from. */
        SECRET,
        /** Which of the plan's standbys. */
        STANDBYS
    }

    private static final class Chapters {
        static final String REPLICATION = "runtime-config-replication";
        static final String SENDING = REPLICATION;
        static final String SYNC_NAMES = REPLICATION + "#GUC-SYNCHRONOUS-STANDBY-NAMES";
        static final String BACKUP = "app-pgbasebackup";
    }

    private final Group group;
    private final Kind kind;
    private final String path;
    private final String chapter;
    private final List<String> choices;

    Item(Group group, Kind kind, String path, String chapter, String... choices) {
        this.group = group;
        this.kind = kind;
        this.path = path;
        this.chapter = chapter;
        this.choices = List.of(choices);
    }

    private static String[] words(AuthMethod[] methods) {
        return Arrays.stream(methods).map(AuthMethod::word).toArray(String[]::new);
    }

    private static String[] words(SslMode[] modes) {
        return Arrays.stream(modes).map(SslMode::word).toArray(String[]::new);
    }

    public Group group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    /** In the whole plan; {@link #FEEDBACK} stands at each standby. */
    public String path() {
        return path;
    }

    /** As in keys of words and ids of nodes: {@code slot-cap}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What the Learn panel calls it: a parameter by its own name, which others than this page speak of too. */
    public String topic() {
        return parameter().orElse(word());
    }

    /** The parameter's own name, for an item that is one of postgresql.conf's. */
    public Optional<String> parameter() {
        return path.startsWith("settings.") ? Optional.of(path.substring("settings.".length())) : Optional.empty();
    }

    /** Words to choose from in this version; empty text leaves things as they are. Unknown versions have all. */
    public List<String> choices(Optional<PgVersion> version) {
        return choices.stream()
                .filter(word -> version.isEmpty() || isChoice(word, version.get()))
                .toList();
    }

    private boolean isChoice(String word, PgVersion version) {
        boolean since10 = word.equals(AuthMethod.SCRAM_SHA_256.word()) || this == SYNC_MODE && word.equals("any");
        return !since10 || version.atLeast(PgVersion.V10);
    }

    /** Whether this version has such a thing. Unknown versions are taken for new ones. */
    public boolean isKnownTo(Optional<PgVersion> version) {
        PgVersion known = version.orElse(PgVersion.V18);
        switch (this) {
            case SLOT_CAP:
            case KEEP_SIZE:
            case VERIFY:
                return known.atLeast(PgVersion.V13);
            case KEEP_SEGMENTS:
                return !known.atLeast(PgVersion.V13);
            case COMPRESSION:
                return known.atLeast(PgVersion.V15);
            default:
                return true;
        }
    }

    /** What it means if nothing is given, as a plan would spell it; empty text where the servers decide. */
    public String usual(Optional<PgVersion> version) {
        switch (this) {
            case ROLE:
                return org.standbywizard.plan.PlanDefaults.ROLE;
            case AUTHENTICATION:
                return version.filter(v -> !v.atLeast(PgVersion.V10)).isPresent()
                        ? AuthMethod.MD5.word()
                        : AuthMethod.SCRAM_SHA_256.word();
            case PASSWORD:
                return "generated";
            case SSL_MODE:
                return org.standbywizard.plan.PlanDefaults.SSL_MODE.word();
            case SLOTS:
            case VERIFY:
                return "true";
            case SLOT_CAP:
                return "auto";
            case SYNC_MODE:
                return "off";
            case SYNC_COUNT:
                return String.valueOf(org.standbywizard.plan.PlanDefaults.SYNCHRONOUS_COUNT);
            case CHECKPOINT:
                return "fast";
            case COMPRESSION:
                return "none";
            default:
                return "";
        }
    }

    /** Whether its values are words that PostgreSQL itself uses. */
    boolean isWordOfPostgres() {
        return kind == Kind.TEXT || this == AUTHENTICATION || this == SSL_MODE;
    }

    /** The chapter's address in the documentation of this version, else of the newest. */
    public String documentation(Optional<PgVersion> version) {
        int mark = chapter.indexOf('#');
        String page = mark < 0 ? chapter : chapter.substring(0, mark);
        String place = mark < 0 ? "" : chapter.substring(mark);
        return "https://www.postgresql.org/docs/%s/%s.html%s"
                .formatted(version.map(PgVersion::major).orElse("current"), page, place);
    }
}
