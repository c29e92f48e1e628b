package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The practice lab's own pg_basebackup: a base backup over a real replication login, with its WAL, unpacked, with
 * pg_basebackup's progress lines. Unlike that it flushes nothing to disk, cannot encrypt or compress, and leaves what it
 * copied when it fails.
 */
public final class BaseBackup {
    private static final long WAL_SECONDS = 120;

    private final BackupOptions options;
    private final PrintStream told;
    private final List<List<String>> tablespaces = new ArrayList<>();
    private PgClient client;
    private WalReceiver wal;
    private CopyProgress progress;
    private Untar archive;
    private OutputStream manifest;

    private BaseBackup(BackupOptions options, PrintStream told) {
        this.options = options;
        this.told = told;
    }

    /** Ends with 0 after a whole copy, with 1 otherwise. */
    public static void main(String[] args) {
        System.exit(run(System.err, args));
    }

    /** As {@link #main}, in this process. */
    public static int run(PrintStream told, String... args) {
        try {
            new BaseBackup(BackupOptions.parse(args), told).copy();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            told.println("pg_basebackup: error: " + e.getMessage());
            return 1;
        }
    }

    private PgClient connect() throws IOException {
        return Connector.connect(options.server(), true, told);
    }

    private void say(String words) {
        if (options.verbose()) {
            told.println("pg_basebackup: " + words);
        }
    }

    private void copy() throws IOException {
        prepareTarget();
        client = connect();
        try (PgClient first = client) {
            int major = first.major();
            long segmentBytes = bytes(
                    major >= 10 ? first.query("SHOW wal_segment_size").get(0).get(0) : "16MB");
            say("asking for a base backup; the server makes a checkpoint first");
            first.sendQuery(options.command(major));
            if (options.progress()) {
                told.println("waiting for checkpoint");
            }
            List<String> start = rows().get(0);
            say("first WAL position: " + start.get(0) + ", timeline " + start.get(1));
            tablespaces.addAll(rows());
            try (WalReceiver receiver = receiver(Integer.parseInt(start.get(1)), segmentBytes, start.get(0))) {
                wal = receiver;
                List<String> end = archives(major);
                say("last WAL position: " + end.get(0));
                receiver.finish(Lsn.parse(end.get(0)), WAL_SECONDS);
            }
            say("the copy is complete");
        }
    }

    private void prepareTarget() throws IOException {
        Files.createDirectories(options.target());
        try (var inside = Files.list(options.target())) {
            if (inside.findAny().isPresent()) {
                throw new IOException("directory \"" + options.target() + "\" exists but is not empty");
            }
        }
        Files.setPosixFilePermissions(options.target(), PosixFilePermissions.fromString("rwx------"));
    }

    private Path walDirectory(int major) throws IOException {
        Path inside = options.target().resolve(major >= 10 ? "pg_wal" : "pg_xlog");
        if (options.wal() != null && !Files.exists(inside)) {
            Files.createDirectories(options.wal());
            Files.createSymbolicLink(inside, options.wal());
        }
        return inside;
    }

    private WalReceiver receiver(int timeline, long segmentBytes, String from) throws IOException {
        PgClient second = connect();
        try {
            String slot = options.slot();
            if (slot.isEmpty() && second.major() >= 10) {
                slot = "pg_basebackup_" + ProcessHandle.current().pid();
                second.query("CREATE_REPLICATION_SLOT \"" + slot + "\" TEMPORARY PHYSICAL RESERVE_WAL");
            }
            WalReceiver receiver = new WalReceiver(second, walDirectory(second.major()), timeline, segmentBytes);
            receiver.start(slot, Lsn.parse(from));
            return receiver;
        } catch (IOException e) {
            second.close();
            throw e;
        }
    }

    /** The rows of the next result. */
    private List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Message message = client.read(); message.type() != 'C'; message = client.read()) {
            if (message.type() == 'D') {
                rows.add(message.columns());
            }
        }
        return rows;
    }

    /** From 15 on one stream holds all archives and says where each begins; before, each is a stream of its own. */
    private List<String> archives(int major) throws IOException {
        long total = tablespaces.stream()
                .mapToLong(row -> row.get(2) == null ? 0 : Long.parseLong(row.get(2)))
                .sum();
        progress =
                new CopyProgress(options.progress() ? Optional.of(told) : Optional.empty(), total, tablespaces.size());
        List<String> end = List.of();
        int streams = 0;
        for (Message message = client.read(); message.type() != 'Z'; message = client.read()) {
            wal.check();
            switch (message.type()) {
                case 'H' -> {
                    if (major < 15) {
                        next(
                                streams < tablespaces.size()
                                        ? tablespaces.get(streams).get(1)
                                        : null,
                                streams >= tablespaces.size());
                    }
                    streams++;
                }
                case 'd' -> data(message, major);
                case 'c' -> closeArchive();
                case 'D' -> end = message.columns();
                default -> {}
            }
        }
        progress.end();
        return end;
    }

    private void data(Message message, int major) throws IOException {
        byte[] bytes = message.body().array();
        if (major < 15) {
            write(bytes, 0);
            return;
        }
        switch ((char) message.body().get()) {
            case 'n' -> {
                message.text();
                String location = message.text();
                next(location, false);
            }
            case 'm' -> next(null, true);
            case 'd' -> write(bytes, 1);
            default -> {}
        }
    }

    private void write(byte[] bytes, int start) throws IOException {
        if (manifest != null) {
            manifest.write(bytes, start, bytes.length - start);
        } else {
            archive.accept(bytes, start, bytes.length - start);
            progress.copied(bytes.length - start);
        }
    }

    /** @param location of a tablespace; empty or null for the data directory itself */
    private void next(String location, boolean isManifest) throws IOException {
        closeArchive();
        if (isManifest) {
            manifest = Files.newOutputStream(options.target().resolve("backup_manifest"));
            return;
        }
        boolean main = location == null || location.isEmpty();
        Path place = main
                ? options.target()
                : Files.createDirectories(Path.of(options.places().getOrDefault(location, location)));
        archive = new Untar(place.toAbsolutePath().normalize(), options.places());
        progress.archive();
    }

    private void closeArchive() throws IOException {
        if (archive != null) {
            archive.close();
        }
        if (manifest != null) {
            manifest.close();
            manifest = null;
        }
    }

    private static long bytes(String size) {
        long number = Long.parseLong(size.replaceFirst("\\D+$", ""));
        return size.endsWith("GB") ? number << 30 : size.endsWith("MB") ? number << 20 : number << 10;
    }
}
