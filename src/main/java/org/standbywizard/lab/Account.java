package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The OS user who owns the lab's servers: this one, or as root another that is there, since PostgreSQL refuses to run as
 * root.
 *
 * @param become what a command must begin with to run as this user; empty for this user itself
 */
record Account(String name, int uid, int gid, List<String> become) {
    private static final List<String> CANDIDATES = List.of("nobody", "daemon");
    private static final Path PASSWD = Path.of("/etc/passwd");

    Account {
        become = List.copyOf(become);
    }

    /** @throws org.standbywizard.remote.FailureException if root finds no other user to become */
    static Account find() {
        int own = ownUid();
        if (own != 0) {
            return new Account(System.getProperty("user.name"), own, -1, List.of());
        }
        for (String name : CANDIDATES) {
            Optional<Account> other = named(name);
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw LabFailures.refused("lab-no-user", "", String.join(", ", CANDIDATES));
    }

    private static int ownUid() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            // No /proc on macOS: whoever is not called root there is not root.
            return System.getProperty("user.name").equals("root") ? 0 : 1;
        }
    }

    private static Optional<Account> named(String name) {
        try {
            for (String line : Files.readAllLines(PASSWD)) {
                String[] fields = line.split(":", -1);
                if (fields.length > 3 && fields[0].equals(name) && !fields[2].equals("0")) {
                    int uid = Integer.parseInt(fields[2]);
                    int gid = Integer.parseInt(fields[3]);
                    return way(name, uid, gid).map(become -> new Account(name, uid, gid, become));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The first that works: util-linux's setpriv and runuser, else su. None of them opens a login session. */
    private static Optional<List<String>> way(String name, int uid, int gid) {
        List<List<String>> ways = List.of(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"),
                List.of("runuser", "-u", name, "--"),
                List.of("su", "-s", "/bin/sh", name, "-c", "exec \"$@\"", "sh"));
        return ways.stream()
                .filter(way -> {
                    List<String> trial = new ArrayList<>(way);
                    trial.add("true");
                    return Shell.succeeds(trial);
                })
                .findFirst();
    }

    boolean isOther() {
        return !become.isEmpty();
    }

    /** The command as this user. */
    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(become);
        all.addAll(words);
        return all;
    }

    /** Gives a file or directory to this user. */
    Path give(Path path) throws IOException {
        if (isOther()) {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
        return path;
    }
}
