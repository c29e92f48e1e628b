package org.standbywizard.verify;

import static org.standbywizard.plan.Finding.State.BLOCK;
import static org.standbywizard.plan.Finding.State.PASS;
import static org.standbywizard.plan.Finding.State.WARN;

import org.standbywizard.plan.Finding;
import org.standbywizard.plan.FindingKind;

/** Every finding that a verification can have: check, outcome, state, and the names of the values its words get. */
public enum Outcome implements FindingKind {
    REACHABLE("verify-reachable", "reachable", PASS, "version"),
    STARTING("verify-reachable", "starting", BLOCK, "detail"),
    UNREACHABLE("verify-reachable", "unreachable", BLOCK, "detail"),

    PRIMARY("verify-recovery", "primary", PASS),
    STANDBY("verify-recovery", "standby", PASS),
    PRIMARY_IN_RECOVERY("verify-recovery", "primary-in-recovery", BLOCK),
    PROMOTED("verify-recovery", "promoted", BLOCK, "primary"),
    OWN_CLUSTER("verify-recovery", "own-cluster", BLOCK, "primary"),

    SYSTEM_ID_EQUAL("verify-system-id", "equal", PASS, "id"),
    SYSTEM_ID_DIFFERS("verify-system-id", "differs", BLOCK, "standby", "primary"),

    TIMELINE_EQUAL("verify-timeline", "equal", PASS, "timeline"),
    TIMELINE_DIFFERS("verify-timeline", "differs", BLOCK, "standby", "primary"),
    TIMELINE_UNKNOWN("verify-timeline", "unknown", WARN),

    STREAMING("verify-streaming", "streaming", PASS, "application"),
    CATCHING_UP("verify-streaming", "catching-up", WARN, "application", "bytes"),
    CATCHING_UP_UNKNOWN("verify-streaming", "catching-up-unknown", WARN, "application"),
    SENDER_STATE("verify-streaming", "other-state", BLOCK, "application", "state"),
    SENDER_ABSENT("verify-streaming", "absent", BLOCK, "application", "primary"),
    SENDER_TWICE("verify-streaming", "several", WARN, "application", "count"),

    RECEIVER_STREAMING("verify-receiver", "streaming", PASS, "address", "port"),
    RECEIVER_SILENT("verify-receiver", "silent", WARN, "age"),
    RECEIVER_OTHER_ADDRESS("verify-receiver", "other-address", WARN, "address", "port", "wanted"),
    RECEIVER_WRONG_PRIMARY("verify-receiver", "wrong-primary", BLOCK, "address", "port", "wanted"),
    RECEIVER_STATE("verify-receiver", "other-state", BLOCK, "state"),
    RECEIVER_ABSENT("verify-receiver", "absent", BLOCK),

    SLOT_ACTIVE("verify-slot", "active", PASS, "slot"),
    SLOT_NOT_WANTED("verify-slot", "not-wanted", PASS),
    SLOT_MISSING("verify-slot", "missing", BLOCK, "slot", "primary"),
    SLOT_INACTIVE("verify-slot", "inactive", BLOCK, "slot", "bytes"),
    SLOT_OTHER_USER("verify-slot", "other-user", BLOCK, "slot", "application"),
    SLOT_LOST("verify-slot", "lost", BLOCK, "slot", "reason"),

    SLOT_WAL_LIMITED("verify-slot-wal", "limited", PASS, "bytes", "limit"),
    SLOT_WAL_UNLIMITED("verify-slot-wal", "unlimited", PASS, "bytes"),
    SLOT_WAL_NEAR_LIMIT("verify-slot-wal", "near-limit", WARN, "bytes", "left"),

    OTHER_SLOTS_FINE("verify-other-slots", "fine", PASS),
    OTHER_SLOT_UNUSED("verify-other-slots", "unused", WARN, "slot", "bytes"),

    SETTINGS_IN_FORCE("verify-settings", "in-force", PASS, "count"),
    SETTING_DIFFERS("verify-settings", "differs", BLOCK, "setting", "wanted", "found", "source"),
    SETTING_UNKNOWN("verify-settings", "unknown", BLOCK, "setting", "wanted", "version"),

    PENDING_NONE("verify-pending", "none", PASS),
    PENDING_WANTED("verify-pending", "wanted", BLOCK, "settings"),
    PENDING_OTHERS("verify-pending", "others", WARN, "settings"),

    PARAMETERS_ENOUGH("verify-parameters", "enough", PASS),
    PARAMETER_LOWER("verify-parameters", "lower", BLOCK, "setting", "standby", "primary"),

    READ_ONLY("verify-read-only", "read-only", PASS),
    WRITABLE("verify-read-only", "writable", BLOCK),

    LAG_IN_STEP("verify-lag", "in-step", PASS),
    LAG_SMALL("verify-lag", "small", PASS, "bytes", "millis"),
    LAG_SMALL_BYTES("verify-lag", "small-bytes", PASS, "bytes"),
    LAG_LARGE("verify-lag", "large", WARN, "bytes", "millis"),
    LAG_LARGE_BYTES("verify-lag", "large-bytes", WARN, "bytes"),
    LAG_UNKNOWN("verify-lag", "unknown", WARN),

    REPLAY_RUNS("verify-replay", "running", PASS),
    REPLAY_PAUSED("verify-replay", "paused", WARN),

    SYNC_AS_WANTED("verify-sync", "as-wanted", PASS, "found"),
    SYNC_DIFFERS("verify-sync", "differs", BLOCK, "found", "wanted"),
    SYNC_UNWANTED("verify-sync", "unwanted", WARN, "found"),

    SYNC_ENOUGH("verify-sync-count", "enough", PASS, "found", "wanted"),
    SYNC_TOO_FEW("verify-sync-count", "too-few", BLOCK, "found", "wanted"),
    SYNC_NOBODY("verify-sync-count", "nobody", BLOCK, "names", "found", "needed"),
    COMMITS_RUN("verify-commits", "running", PASS),
    COMMITS_WAIT("verify-commits", "waiting", WARN, "count", "millis"),

    SERVICE_ACTIVE("verify-service", "active", PASS, "unit"),
    SERVICE_BY_HAND("verify-service", "by-hand", PASS),
    SERVICE_NOT_ACTIVE("verify-service", "not-active", BLOCK, "unit", "state"),
    SERVICE_OUTSIDE("verify-service", "outside", BLOCK, "unit", "state", "pid"),
    SERVICE_DOWN("verify-service", "down", BLOCK),
    SERVICE_UNKNOWN("verify-service", "unknown", WARN, "detail"),

    BOOT_STARTS("verify-boot", "starts", PASS, "state"),
    BOOT_PRIMARY_NOT("verify-boot", "primary-not", WARN, "state"),
    BOOT_STANDBY_NOT("verify-boot", "standby-not", BLOCK, "state"),
    BOOT_NO_MANAGER("verify-boot", "no-manager", WARN),

    LISTENING("verify-listening", "present", PASS, "addresses"),
    LISTENING_LOCAL_ONLY("verify-listening", "local-only", BLOCK, "wanted"),
    LISTENING_MISSING("verify-listening", "missing", WARN, "missing", "found"),

    MACHINE_SEPARATE("verify-machine", "separate", PASS),
    MACHINE_SHARED("verify-machine", "shared", WARN, "primary");

    private final Form form;

    Outcome(String check, String id, Finding.State state, String... names) {
        this.form = Form.of(check, id, state, names);
    }

    @Override
    public Form form() {
        return form;
    }
}
