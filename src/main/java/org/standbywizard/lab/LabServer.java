package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One server of the lab and its directories: {@code data}, {@code run} for its socket, {@code home} for its login.
 *
 * @param port chosen once for the lab's life
 */
record LabServer(String name, Path directory, Programs programs, Path fresh, Account account, int port) {
    private static final List<String> RULES = List.of(
            "# TYPE  DATABASE  USER  ADDRESS        METHOD",
            "local   all       all                  peer map=practice",
            "host    all       all   127.0.0.1/32   md5",
            "");

    Path data() {
        return directory.resolve("data");
    }

    Path run() {
        return directory.resolve("run");
    }

    Path home() {
        return directory.resolve("home");
    }

    private static Path kept(Path keep, String name, Archives.Archive archive, Account account) {
        return keep.resolve(archive.name() + "-" + account.name()).resolve(name);
    }

    /** Whether {@link #fresh} has nothing to do. */
    static boolean isFresh(Path keep, String name, Archives.Archive archive, Account account) {
        return Files.isDirectory(kept(keep, name, archive, account));
    }

    /** A cluster as initdb makes it, kept for the next lab; each server's own, for they differ in their identifier. */
    static Path fresh(Path keep, String name, Archives.Archive archive, Programs programs, Account account)
            throws IOException {
        Path fresh = kept(keep, name, archive, account);
        if (!isFresh(keep, name, archive, account)) {
            Path version = Trees.make(fresh.getParent(), "rwxr-xr-x");
            Leftovers.clearHalfMade(version);
            Path making = account.give(Files.createTempDirectory(version, Leftovers.HALF_MADE));
            must(
                    account,
                    making,
                    "initdb",
                    programs.program("initdb").toString(),
                    "-D",
                    making.resolve("data").toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "-N");
            Programs.moveWhole(making, fresh);
        }
        return fresh.resolve("data");
    }

    /** Starts it in its first state; it must not run. */
    void restart() throws IOException {
        reset();
        start();
    }

    private void reset() throws IOException {
        Trees.delete(directory);
        account.give(Trees.make(directory, "rwx------"));
        account.give(Trees.make(run(), "rwx------"));
        account.give(Trees.make(home(), "rwx------"));
        copyFresh();
        List<String> settings = new ArrayList<>(List.of(
                "",
                "# The practice lab. It keeps nothing that is worth waiting for a disk.",
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = '" + run() + "'",
                "shared_buffers = 16MB",
                "fsync = off",
                ""));
        Files.write(data().resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
        Files.write(data().resolve("pg_hba.conf"), RULES, StandardOpenOption.TRUNCATE_EXISTING);
        List<String> logins = new ArrayList<>(List.of("practice " + account.name() + " postgres"));
        if (account.isOther()) {
            // The lab itself, which makes the practice tables.
            logins.add("practice " + System.getProperty("user.name") + " postgres");
        }
        Files.write(data().resolve("pg_ident.conf"), logins, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** A cluster as initdb made it; there must be none. */
    void copyFresh() throws IOException {
        run("cp", "-a", fresh.toString(), data().toString());
    }

    /** Copies all it has but its socket; it must not run. */
    void copyTo(Path place) throws IOException {
        Trees.delete(place);
        account.give(Trees.make(place, "rwx------"));
        copy(directory, place);
    }

    /** Takes what {@link #copyTo} copied in place of all it has; it must not run. */
    void takeFrom(Path place) throws IOException {
        Trees.delete(directory);
        account.give(Trees.make(directory, "rwx------"));
        copy(place, directory);
        account.give(Trees.make(run(), "rwx------"));
    }

    private void copy(Path from, Path to) throws IOException {
        List<String> command = new ArrayList<>(List.of("cp", "-a"));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(from, part -> !part.endsWith("run"))) {
            parts.forEach(part -> command.add(part.toString()));
        }
        command.add(to.toString());
        run(command.toArray(String[]::new));
    }

    /** Runs a program as the server's user to its good end. */
    void run(String... command) throws IOException {
        must(account, directory, command[0], command);
    }

    void promote() throws IOException {
        control("pg_ctl promote", "promote");
    }

    /** Stops it in order, if it runs. */
    void stop() throws IOException {
        if (Leftovers.postmaster(data()).isPresent()) {
            control("pg_ctl stop", "-m", "fast", "stop");
        }
    }

    /** Waits until it answers. */
    void start() throws IOException {
        control("pg_ctl start", "-l", data() + ".log", "start");
    }

    private void control(String what, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(programs.program("pg_ctl").toString(), "-D", data().toString(), "-w", "-t", "30"));
        command.addAll(List.of(words));
        must(account, directory, what, command.toArray(String[]::new));
    }

    private static void must(Account account, Path directory, String what, String... command) throws IOException {
        Path lab = directory.getParent();
        Shell.Result result =
                Shell.run(account.command(List.of(command)), directory, Map.of(Leftovers.MARK, String.valueOf(lab)));
        if (result.status() != 0) {
            throw new IOException(what + ": " + result.output().strip());
        }
    }
}
