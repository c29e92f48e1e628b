package org.standbywizard.ui.page.server;

import java.util.Arrays;
import java.util.Optional;

/** What can be entered on a server's card, with its place in the server's part of a plan. */
public enum Field {
    NAME("name"),
    HOST("host"),
    PORT("ssh.port"),
    USER("ssh.user"),
    /** How to log in; no place of its own: it follows from which of the next three is there. */
    WAY("ssh"),
    KEY_FILE("ssh.identityFile"),
    PASSPHRASE("ssh.passphrase"),
    PASSWORD("ssh.password"),
    JUMP("ssh.jump"),
    ROOT_BY("sudo.mode"),
    SUDO_PASSWORD("sudo.password"),
    CLUSTER("cluster"),
    SUPERUSER("superuser"),
    OS_USER("osUser"),
    UNIT("unit");

    private final String path;

    Field(String path) {
        this.path = path;
    }

    /** Within {@code primary} or {@code standbys[i]}. */
    public String path() {
        return path;
    }

    /** As in keys of words and ids of nodes: {@code key-file}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The field that shows what is wrong at a place of the plan. */
    static Optional<Field> at(String path) {
        return Arrays.stream(values())
                .filter(field -> path.equals(field.path) || path.startsWith(field.path + "."))
                .max(java.util.Comparator.comparingInt(field -> field.path.length()));
    }
}
