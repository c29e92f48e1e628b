package org.standbywizard.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.standbywizard.pg.EmbeddedPg;

/** What a real program said, and whether the catalogue knows it. */
final class Seen {
    private static final Catalogue CATALOGUE = Catalogue.of(Locale.ENGLISH);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Seen() {}

    /** Something that is refused. */
    interface Attempt {
        void run() throws Exception;
    }

    static boolean isKnown(String id, String text) {
        return CATALOGUE.find(text, "").stream()
                .anyMatch(known -> known.entry().id().equals(id));
    }

    static void known(String id, String text) {
        assertThat(isKnown(id, text)).as("%s in: %s", id, text).isTrue();
    }

    /** The refusal's own text. */
    static String refused(Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("was not refused");
    }

    /** What the server writes to its log from now on, once the catalogue knows it there. */
    static void known(String id, EmbeddedPg server, int from) {
        until(id + " in the log", () -> isKnown(id, since(server, from)), () -> since(server, from));
    }

    static int mark(EmbeddedPg server) {
        return server.log().length();
    }

    static String since(EmbeddedPg server, int from) {
        String log = server.log();
        return log.substring(Math.min(from, log.length()));
    }

    static void until(String what, BooleanSupplier condition, java.util.function.Supplier<String> otherwise) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what + "\n" + otherwise.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    static void sql(EmbeddedPg server, String... statements) throws SQLException {
        try (var connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Replaces or adds to a file of the data directory; owner and mode stay those of the server's. */
    static void append(EmbeddedPg server, String name, String text) {
        write(server, name, text, StandardOpenOption.APPEND);
    }

    static void rewrite(EmbeddedPg server, String name, String text) {
        write(server, name, text, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void write(EmbeddedPg server, String name, String text, StandardOpenOption how) {
        try {
            Path file = server.dataDirectory().resolve(name);
            boolean fresh = !Files.exists(file);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, how);
            if (fresh) {
                Files.setAttribute(file, "unix:uid", Files.getAttribute(server.dataDirectory(), "unix:uid"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
