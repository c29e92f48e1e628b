package org.standbywizard.check;

import static org.standbywizard.plan.Finding.State.BLOCK;
import static org.standbywizard.plan.Finding.State.CONFIRM;
import static org.standbywizard.plan.Finding.State.PASS;
import static org.standbywizard.plan.Finding.State.WARN;

import org.standbywizard.plan.Finding;
import org.standbywizard.plan.FindingKind;

/**
 * Every finding that a pre-flight can have: check, outcome, state, and the names of the values its words get. One table,
 * hence a long file.
 */
public enum Outcome implements FindingKind {
    LOGIN_ROOT("login", "root", PASS, "user"),
    LOGIN_SUDO("login", "sudo", PASS, "user"),
    LOGIN_OWNER("login", "owner", PASS, "user"),
    LOGIN_NO_ROOT("login", "no-root", BLOCK, "user", "owner"),

    LOCK_NONE("lock", "none", PASS),
    LOCK_WORKING("lock", "working", WARN, "who", "run", "since"),
    LOCK_SILENT("lock", "silent", WARN, "who", "run", "since", "seen"),
    LOCK_STOPPED("lock", "stopped", WARN, "who", "run", "seen"),
    CIPHERS_STRONG("ssh-algorithms", "strong", PASS),
    CIPHERS_WEAK("ssh-algorithms", "weak", WARN, "algorithms"),

    SYSTEM_KNOWN("system", "known", PASS, "system", "machine"),

    CONTAINER_NONE("container", "none", PASS),
    CONTAINER_MACHINE("container", "machine", PASS, "container"),
    CONTAINER_PG_CTL("container", "pg-ctl", WARN, "container"),
    CONTAINER_REFUSED("container", "refused", BLOCK, "container"),

    MANAGER_NONE("manager", "none", PASS),
    MANAGER_FOUND("manager", "found", BLOCK, "manager"),

    CLUSTER_FOUND("cluster", "found", PASS, "cluster", "version", "cluster-state"),
    CLUSTER_NONE("cluster", "none", BLOCK),
    CLUSTER_NOT_MADE("cluster", "not-made", BLOCK, "programs"),
    CLUSTER_SEVERAL("cluster", "several", BLOCK, "clusters"),
    CLUSTER_NOT_THERE("cluster", "not-there", BLOCK, "wanted", "clusters"),
    CLUSTER_CONTAINED("cluster", "contained", BLOCK),

    SERVER_ANSWERS("server", "answers", PASS, "version"),
    SERVER_NOT_RUNNING("server", "not-running", PASS),
    SERVER_STOPPED("server", "stopped", BLOCK, "cluster"),
    SERVER_UNINITIALISED("server", "uninitialised", BLOCK, "cluster"),
    SERVER_REFUSED("server", "refused", BLOCK, "detail", "user"),
    SERVER_REFUSED_NAMED("server", "refused-named", BLOCK, "detail", "user", "system"),
    SERVER_STANDBY_REFUSED("server", "standby-refused", WARN, "detail"),
    SERVER_NOT_SUPERUSER("server", "not-superuser", BLOCK, "user"),

    RECOVERY_PRIMARY("recovery", "primary", PASS),
    RECOVERY_STANDBY("recovery", "standby", BLOCK, "sender"),

    SERVICE_UNIT("service", "unit", PASS, "unit"),
    SERVICE_PG_CTL("service", "pg-ctl", WARN),
    SERVICE_OTHER_PROCESS("service", "other-process", BLOCK, "unit", "main-pid", "pid"),
    SERVICE_NOT_AT_BOOT("service", "not-at-boot", WARN, "unit"),

    DATA_USABLE("data-directory", "usable", PASS, "path"),
    DATA_LINKED("data-directory", "linked", PASS, "path", "real"),
    DATA_PARENT("data-directory", "parent", BLOCK, "parent", "owner", "user"),
    DATA_MOUNT_POINT("data-directory", "mount-point", BLOCK, "path"),

    BINARIES_SAME("binaries", "same", PASS, "version"),
    BINARIES_NEWER("binaries", "newer", WARN, "running", "installed"),

    FILES_READABLE("files", "readable", PASS),
    FILES_ERRORS("files", "errors", BLOCK, "errors"),
    FILES_UNREAD("files", "unread", BLOCK, "path"),
    FILES_ODD_NAME("files", "odd-name", BLOCK, "path"),

    EDITS_NONE("pending-edits", "none", PASS),
    EDITS_FOUND("pending-edits", "found", BLOCK, "edits"),
    EDITS_STANDBY("pending-edits", "standby", WARN, "edits"),

    MANAGED_NONE("managed-config", "none", PASS),
    MANAGED_FOUND("managed-config", "found", WARN, "tool", "path"),

    OVERRIDDEN_NONE("overridden", "none", PASS),
    OVERRIDDEN_AUTO("overridden", "auto-conf", WARN, "settings"),
    OVERRIDDEN_COMMAND_LINE("overridden", "command-line", BLOCK, "settings"),
    OVERRIDDEN_LOCKED("overridden", "locked", BLOCK, "settings"),

    VERSION_SAME("version", "same", PASS, "primary", "standby"),
    VERSION_MAJOR("version", "major", BLOCK, "primary", "standby"),
    VERSION_OLDER_MINOR("version", "older-minor", WARN, "primary", "standby"),
    VERSION_TOO_OLD("version", "too-old", BLOCK, "found"),

    ARCHITECTURE_SAME("architecture", "same", PASS, "machine"),
    ARCHITECTURE_DIFFERS("architecture", "differs", BLOCK, "primary", "standby"),

    BLOCK_SIZE_SAME("block-size", "same", PASS, "size"),
    BLOCK_SIZE_DIFFERS("block-size", "differs", BLOCK, "primary", "standby"),

    SEGMENT_SIZE_SAME("segment-size", "same", PASS, "size"),
    SEGMENT_SIZE_REPLACED("segment-size", "replaced", PASS, "primary", "standby"),
    SEGMENT_SIZE_DIFFERS("segment-size", "differs", BLOCK, "primary", "standby"),

    CLIENT_FOUND("client", "found", PASS, "version", "path"),
    CLIENT_MISSING("client", "missing", BLOCK, "version"),
    CLIENT_OLDER("client", "older", BLOCK, "client", "version"),
    CLIENT_OTHER_MAJOR("client", "other-major", WARN, "client", "version"),

    COLLATION_SAME("collation", "same", PASS, "libc"),
    COLLATION_DIFFERS("collation", "differs", WARN, "primary", "standby"),
    COLLATION_LOCALE("collation", "locale", WARN, "locale"),

    REWIND_CHECKSUMS("rewind", "checksums", PASS),
    REWIND_HINTS("rewind", "hints", PASS),
    REWIND_NEITHER("rewind", "neither", WARN),

    ENCRYPTION_TLS("encryption", "tls", PASS, "mode"),
    ENCRYPTION_PLAIN("encryption", "plain", WARN, "mode"),
    ENCRYPTION_OFF("encryption", "off", BLOCK, "mode"),
    ENCRYPTION_CERTIFICATE("encryption", "certificate", WARN, "mode", "path"),

    AUTHENTICATION_SCRAM("authentication", "scram", PASS),
    AUTHENTICATION_MD5("authentication", "md5", WARN),
    AUTHENTICATION_MD5_INSTEAD("authentication", "md5-instead", WARN, "version"),
    AUTHENTICATION_TRUST("authentication", "trust", WARN),

    WAL_LEVEL_ENOUGH("wal-level", "enough", PASS, "level"),
    WAL_LEVEL_RAISED("wal-level", "raised", WARN, "level", "wanted"),

    SENDERS_ENOUGH("senders", "enough", PASS, "limit", "used", "needed"),
    SENDERS_RAISED("senders", "raised", WARN, "limit", "used", "needed"),
    SENDERS_PLANNED("senders", "planned", BLOCK, "planned", "needed"),
    SENDERS_CONNECTIONS("senders", "connections", BLOCK, "needed", "connections"),

    SLOTS_ENOUGH("slots", "enough", PASS, "limit", "needed"),
    SLOTS_RAISED("slots", "raised", WARN, "limit", "needed"),
    SLOTS_PLANNED("slots", "planned", BLOCK, "planned", "needed"),
    SLOTS_NOT_WANTED("slots", "not-wanted", PASS),

    SLOT_FREE("slot", "free", PASS, "slot"),
    SLOT_OWN("slot", "own", PASS, "slot"),
    SLOT_LEFT("slot", "left", WARN, "slot", "retained"),
    SLOT_ACTIVE("slot", "active", BLOCK, "slot", "pid"),
    SLOT_LOGICAL("slot", "logical", BLOCK, "slot"),
    SLOT_BEHIND("slot", "behind", WARN, "slot"),
    SLOT_LOST("slot", "lost", BLOCK, "slot"),

    APPLICATION_FREE("application-name", "free", PASS, "application"),
    APPLICATION_TAKEN("application-name", "taken", BLOCK, "application", "address"),

    LISTEN_ENOUGH("listen", "enough", PASS, "listen"),
    LISTEN_SPECIFIC("listen", "specific", WARN, "listen"),
    LISTEN_WIDENED("listen", "widened", WARN, "listen"),
    LISTEN_PLANNED("listen", "planned", BLOCK, "planned", "address"),

    SLOT_CAP_SET("slot-cap", "set", PASS, "cap"),
    SLOT_CAP_PROPOSED("slot-cap", "proposed", PASS),
    SLOT_CAP_NONE("slot-cap", "none", WARN, "version"),
    SLOT_CAP_UNLIMITED("slot-cap", "unlimited", WARN),
    SLOT_CAP_SMALL("slot-cap", "too-small", BLOCK, "cap", "slot", "retained"),

    SETTINGS_VALID("settings", "valid", PASS, "count"),
    SETTINGS_UNKNOWN("settings", "unknown", BLOCK, "setting", "version", "hint"),
    SETTINGS_INVALID("settings", "invalid", BLOCK, "setting", "value", "allowed"),
    SETTINGS_FIXED("settings", "fixed", BLOCK, "setting", "value"),
    SETTINGS_KEPT("settings", "kept", WARN, "setting", "value", "running"),

    ARCHIVE_OFF("archive", "off", PASS),
    ARCHIVE_COMMAND("archive", "command", PASS),
    ARCHIVE_NO_COMMAND("archive", "no-command", BLOCK),

    SYNCHRONOUS_OFF("synchronous", "off", PASS),
    SYNCHRONOUS_ON("synchronous", "on", PASS),
    SYNCHRONOUS_SINGLE("synchronous", "single", WARN),
    SYNCHRONOUS_REPLACED("synchronous", "replaced", WARN, "value"),
    SYNCHRONOUS_ANY("synchronous", "any", BLOCK, "version"),

    PUBLICATIONS_NONE("publications", "none", PASS),
    PUBLICATIONS_FOUND("publications", "found", WARN, "names"),

    RESTART_NOT_NEEDED("restart", "not-needed", PASS),
    RESTART_NEEDED("restart", "needed", WARN, "settings", "clients"),

    STANDBYS_NONE("standbys", "none", PASS),
    STANDBYS_SOME("standbys", "some", PASS, "count", "names"),

    TARGET_EMPTY("target", "empty", PASS),
    TARGET_PRISTINE("target", "pristine", PASS),
    TARGET_BEHIND("target", "behind", WARN),
    TARGET_ALREADY("target", "already", PASS),
    TARGET_PROMOTED("target", "promoted", CONFIRM, "primary"),
    TARGET_DATABASES("target", "databases", CONFIRM, "databases", "bytes"),
    TARGET_CLIENTS("target", "clients", CONFIRM, "count"),
    TARGET_STANDBYS("target", "standbys", CONFIRM, "names"),
    TARGET_SLOTS("target", "slots", CONFIRM, "names"),
    TARGET_OTHER_STANDBY("target", "other-standby", CONFIRM, "sender"),
    TARGET_OBJECTS("target", "objects", CONFIRM, "path", "bytes"),
    TARGET_UNKNOWN("target", "unknown", CONFIRM, "path", "bytes"),

    DIRECTION_RIGHT("direction", "right", PASS),
    DIRECTION_EMPTIER("direction", "emptier", CONFIRM, "standby", "primary-bytes", "standby-bytes"),
    DIRECTION_LARGER("direction", "larger", CONFIRM, "primary", "primary-bytes", "standby-bytes"),

    MACHINE_APART("same-machine", "apart", PASS),
    MACHINE_SHARED("same-machine", "shared", WARN, "other"),
    MACHINE_SAME_CLUSTER("same-machine", "same-cluster", BLOCK, "cluster", "other"),
    MACHINE_TABLESPACES("same-machine", "tablespaces", BLOCK, "count"),
    MACHINE_PORT("same-machine", "port", BLOCK, "port", "other"),

    NAME_ADDRESS("name-resolution", "address", PASS, "address"),
    NAME_RESOLVED("name-resolution", "resolved", PASS, "name", "addresses"),
    NAME_UNRESOLVED("name-resolution", "unresolved", BLOCK, "name"),
    NAME_LOOPBACK("name-resolution", "loopback", BLOCK, "name", "addresses"),

    ADDRESSES_GIVEN("addresses", "given", PASS, "primary", "source"),
    ADDRESSES_SUPPOSED("addresses", "supposed", PASS, "primary", "source"),
    ADDRESSES_UNKNOWN("addresses", "unknown", BLOCK, "primary", "source"),

    PORT_OPEN("port", "open", PASS, "address", "port"),
    PORT_NOT_YET("port", "not-yet", PASS, "address", "port", "listen"),
    PORT_REFUSED("port", "refused", BLOCK, "address", "port", "listen", "firewall"),
    PORT_TIMEOUT("port", "timeout", BLOCK, "address", "port", "firewall"),
    PORT_NO_ROUTE("port", "no-route", BLOCK, "address", "port"),
    PORT_UNTESTED("port", "untested", WARN, "address", "port"),

    FIREWALL_NONE("firewall", "none", PASS),
    FIREWALL_FOUND("firewall", "found", WARN, "firewall", "port"),
    FIREWALL_PASSED("firewall", "passed", PASS, "firewall"),

    CLOCK_SAME("clock", "same", PASS, "millis"),
    CLOCK_DIFFERS("clock", "differs", WARN, "millis"),

    SELINUX_OFF("selinux", "off", PASS),
    SELINUX_DEFAULT("selinux", "default-place", PASS),
    SELINUX_PLACE("selinux", "other-place", WARN, "path"),

    REMOVE_IPC_SAFE("remove-ipc", "safe", PASS),
    REMOVE_IPC_RISK("remove-ipc", "risk", WARN, "owner"),

    ROLE_NEW("role", "new", PASS, "role"),
    ROLE_REUSED("role", "reused", PASS, "role"),
    ROLE_SUPERUSER("role", "superuser", WARN, "role"),
    ROLE_ATTRIBUTES("role", "attributes", BLOCK, "role", "missing"),
    ROLE_PASSWORD_UNKNOWN("role", "password-unknown", BLOCK, "role"),
    ROLE_NO_PASSWORD("role", "no-password", BLOCK, "role"),
    ROLE_MD5("role", "md5", BLOCK, "role"),

    RULE_PRESENT("access-rule", "present", PASS, "at", "line", "file", "rule"),
    RULE_ADDED("access-rule", "added", PASS, "role", "source"),
    RULE_REJECT("access-rule", "reject", WARN, "at", "line", "file", "rule"),
    RULE_OTHER_METHOD("access-rule", "other-method", WARN, "at", "line", "file", "rule", "method"),
    RULE_UNKNOWN("access-rule", "unknown", WARN, "at", "line", "file", "reason", "subject", "role"),
    RULE_REFUSED("access-rule", "refused", WARN, "at", "line", "file", "reason", "subject"),

    SPACE_ENOUGH("disk-space", "enough", PASS, "needed", "free", "path"),
    SPACE_TIGHT("disk-space", "tight", WARN, "needed", "free", "path"),
    SPACE_TOO_SMALL("disk-space", "too-small", BLOCK, "needed", "free", "path"),
    SPACE_NOT_NEEDED("disk-space", "not-needed", PASS),
    SPACE_UNKNOWN("disk-space", "unknown", WARN, "path"),

    TABLESPACES_NONE("tablespaces", "none", PASS),
    TABLESPACES_READY("tablespaces", "ready", PASS, "count"),
    TABLESPACES_MISSING("tablespaces", "missing", BLOCK, "path", "original", "owner"),
    TABLESPACES_NOT_EMPTY("tablespaces", "not-empty", BLOCK, "path", "original"),
    TABLESPACES_OWNER("tablespaces", "owner", BLOCK, "path", "found", "owner"),
    TABLESPACES_TOO_SMALL("tablespaces", "too-small", BLOCK, "path", "needed", "free"),
    TABLESPACES_UNKNOWN("tablespaces", "unknown-mapping", BLOCK, "original"),

    PARAMETERS_ENOUGH("standby-parameters", "enough", PASS),
    PARAMETERS_RAISED("standby-parameters", "raised", WARN, "settings"),

    COPIED_NOTHING("copied-config", "separate", PASS),
    COPIED_COMPLETE("copied-config", "complete", PASS),
    COPIED_MISSING("copied-config", "missing", BLOCK, "path"),
    COPIED_NAMED("copied-config", "named", BLOCK, "setting", "path"),
    COPIED_MEMORY("copied-config", "memory", BLOCK, "buffers", "memory"),
    COPIED_LIBRARY("copied-config", "library", WARN, "library");

    private final Form form;

    Outcome(String check, String id, Finding.State state, String... names) {
        this.form = Form.of(check, id, state, names);
    }

    @Override
    public Form form() {
        return form;
    }
}
