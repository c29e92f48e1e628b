package org.standbywizard.plan;

/** The keys of every {@link Problem}; a test holds them and the message bundle together. */
public final class ProblemKeys {
    private ProblemKeys() {}

    // The file and its form.
    public static final String FILE_MISSING = "file-missing";
    public static final String FILE_DIRECTORY = "file-directory";
    public static final String FILE_EMPTY = "file-empty";
    public static final String FILE_UNREADABLE = "file-unreadable";
    public static final String FILE_TOO_BIG = "file-too-big";
    public static final String FILE_WRITE = "file-write";
    public static final String FILE_BUSY = "file-busy";
    public static final String LINE_DAMAGED = "line-damaged";
    public static final String NOT_UTF8 = "not-utf8";
    public static final String JSON = "json";
    public static final String JSON_COMMENT = "json-comment";
    public static final String JSON_LIMIT = "json-limit";
    public static final String FORMAT_MISSING = "format-missing";
    public static final String FORMAT_UNKNOWN = "format-unknown";
    public static final String FORMAT_NEWER = "format-newer";
    public static final String KEY_UNKNOWN = "key-unknown";
    public static final String KEY_LIKE = "key-like";
    public static final String KEY_TWICE = "key-twice";
    public static final String TYPE_GROUP = "type-group";
    public static final String TYPE_LIST = "type-list";
    public static final String TYPE_NAMED = "type-named";
    public static final String TYPE_NUMBER = "type-number";
    public static final String TYPE_TEXT = "type-text";
    public static final String TYPE_TRUTH = "type-truth";
    public static final String TYPE_VALUE = "type-value";

    // Any text.
    public static final String REQUIRED = "required";
    public static final String EMPTY = "empty";
    public static final String HIDDEN_CHARACTER = "hidden-character";
    public static final String BROKEN_CHARACTER = "broken-character";
    public static final String CHOICE = "choice";
    public static final String TRUTH = "truth";

    // Secrets.
    public static final String SECRET_LITERAL = "secret-literal";
    public static final String SECRET_FORM = "secret-form";
    public static final String SECRET_GENERATED = "secret-generated";
    public static final String SECRET_VARIABLE = "secret-variable";
    public static final String DESKTOP_PATH = "desktop-path";

    // Servers and how to reach them.
    public static final String STANDBYS_NONE = "standbys-none";
    public static final String STANDBYS_MANY = "standbys-many";
    public static final String HOST_FORM = "host-form";
    public static final String HOST_WITH_USER = "host-with-user";
    public static final String HOST_WITH_PORT = "host-with-port";
    public static final String NAME_LONG = "name-long";
    public static final String NAME_NEEDED = "name-needed";
    public static final String NAME_TAKEN = "name-taken";
    public static final String USER_FORM = "user-form";
    public static final String PORT = "port";
    public static final String JUMP_FORM = "jump-form";
    public static final String JUMP_CHAIN = "jump-chain";
    public static final String CLUSTER_FORM = "cluster-form";
    public static final String CLUSTER_NEEDED = "cluster-needed";
    public static final String CLUSTER_TAKEN = "cluster-taken";
    public static final String UNIT_FORM = "unit-form";
    public static final String UNIT_WITHOUT_SYSTEMD = "unit-without-systemd";

    // Names in PostgreSQL.
    public static final String ROLE_LONG = "role-long";
    public static final String ROLE_RESERVED = "role-reserved";
    public static final String ROLE_SLASH = "role-slash";
    public static final String SLOT_FORM = "slot-form";
    public static final String SLOT_TAKEN = "slot-taken";
    public static final String SLOT_UNUSED = "slot-unused";
    public static final String APPLICATION_FORM = "application-form";
    public static final String APPLICATION_TAKEN = "application-taken";

    // Addresses and directories.
    public static final String ADDRESS_FORM = "address-form";
    public static final String ADDRESS_ANY = "address-any";
    public static final String SOURCE_FORM = "source-form";
    public static final String SOURCE_HOST = "source-host";
    public static final String SOURCE_PREFIX = "source-prefix";
    public static final String SOURCE_EVERYONE = "source-everyone";
    public static final String SERVER_PATH = "server-path";
    public static final String TABLESPACE_TAKEN = "tablespace-taken";
    public static final String TABLESPACE_INSIDE = "tablespace-inside";

    // Settings.
    public static final String SETTING_NAME = "setting-name";
    public static final String SETTING_TWICE = "setting-twice";
    public static final String SETTING_LONG = "setting-long";
    public static final String SETTING_OWNED = "setting-owned";
    public static final String SETTING_FOUND = "setting-found";

    // Replication.
    public static final String SYNC_MODE = "sync-mode";
    public static final String SYNC_COUNT = "sync-count";
    public static final String SYNC_NAME = "sync-name";
    public static final String SYNC_PRIMARY = "sync-primary";
    public static final String SYNC_TWICE = "sync-twice";
    public static final String RATE_FORM = "rate-form";
    public static final String RATE_RANGE = "rate-range";
    public static final String COMPRESSION_FORM = "compression-form";
    public static final String COMPRESSION_CLIENT = "compression-client";
}
