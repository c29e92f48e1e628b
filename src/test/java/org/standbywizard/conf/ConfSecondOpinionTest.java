package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.pg.EmbeddedPg;

/**
 * The model reads thousands of generated postgresql.conf texts as a real server does (pg_file_settings). The view stops
 * at the first error, so each text is compared up to there.
 */
class ConfSecondOpinionTest {

    private static final List<String> NAMES = List.of(
            "port",
            "shared_buffers",
            "LISTEN_addresses",
            "Search_Path",
            "no_such_name",
            "app.name",
            "\u00e9t\u00e9.x_1",
            "_a",
            "a1");
    private static final List<String> VALUES = List.of(
            "5432",
            "-1",
            "+7",
            "0x1F",
            "0xfkB",
            "128MB",
            "1.5",
            ".5",
            "5.",
            "-.5e+10",
            "1e5",
            "on",
            "replica",
            "warning",
            "Europe/Berlin",
            "a-b.c:d/e",
            "a.b",
            "a.b.c",
            "''",
            "'*'",
            "'it''s'",
            "'it\\'s'",
            "'\\\\'",
            "'a\\n\\t\\101\\7x'",
            "'\\400\\60'",
            "'# no'",
            "'a=b'",
            "'\u00c7\u00d1'",
            "\u00c7\u00d1",
            "'tab\there'",
            "'cr\rhere'",
            "'%p \"%f\"'");
    private static final List<String> ODD = List.of(
            "'", "''", "\\", "\\'", "=", "#", "-", "+", ".", "..", "1", "0x", "e5", "a", "b_", ":", "/", ",", " ", "\t",
            "\r", "\"", "$", "@", "\u00ff", "\u0080", "'x'", "12ab", "1.5MB", "a.b", ";");
    private static final List<String> INCLUDES = List.of(
            "include 'more.conf'",
            "INCLUDE = more.conf",
            "include_if_exists 'more.conf'",
            "include_if_exists = 'absent.conf'",
            "include_dir 'more.d'",
            "include_dir = more.d",
            "Include_Dir 'empty.d'");
    private static final Map<String, List<String>> FILES = Map.of(
            "more.conf",
            List.of("more.conf"),
            "absent.conf",
            List.of(),
            "more.d",
            List.of("more.d/01.conf", "more.d/2.conf"),
            "empty.d",
            List.of(),
            "../more.conf",
            List.of("more.conf"));

    @ParameterizedTest
    @ValueSource(strings = {"10", "15", "18"})
    void readsAsTheServerDoes(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection raw = rawConnection(server);
                Statement statement = raw.createStatement()) {
            Path data = server.dataDirectory();
            Files.createDirectory(data.resolve("more.d"));
            Files.createDirectory(data.resolve("empty.d"));
            write(data, "more.conf", "more.one = 1\n\nmore.two 'x'");
            write(data, "more.d/01.conf", "# c\r\nd.one = 1\r\n");
            write(data, "more.d/2.conf", "include '../more.conf'\nd.two = 2");
            write(data, "more.d/.hidden.conf", "d.hidden = 1\n");
            write(data, "more.d/other.txt", "d.other = 1\n");
            write(data, "empty.d/readme", "no");

            long begun = System.nanoTime();
            RandomText random = new RandomText(Long.parseLong(major));
            for (int i = 0; i < RandomText.count(); i++) {
                String text = text(random);
                write(data, "postgresql.conf", text);
                assertThat(read(data, "postgresql.conf"))
                        .as("-Dseed=%d, model of text %d:%n%s", Fuzz.seed(), i, text)
                        .isEqualTo(asked(statement, data));
                assertThat(ConfFile.read(RawText.bytes(text)).bytes()).isEqualTo(RawText.bytes(text));
            }
            Fuzz.report("postgresql.conf, PostgreSQL ".concat(major), RandomText.count(), begun);
        }
    }

    private static String text(RandomText random) {
        boolean crlf = random.chance(25);
        StringBuilder text = new StringBuilder();
        int odd = random.chance(50) ? 0 : 12;
        for (int i = random.below(14); i > 0; i--) {
            text.append(random.chance(odd) ? random.soup(6, ODD) : line(random)).append(random.lineEnd(crlf));
        }
        if (random.chance(30) && text.length() > 0) {
            text.setLength(text.length() - (text.toString().endsWith("\r\n") ? random.below(2) + 1 : 1));
        }
        return text.toString();
    }

    private static String line(RandomText random) {
        String space = random.one(List.of("", "", " ", "\t", " \r "));
        String end = random.one(List.of("", "", "", " ", "# c", " # it's", "\t#"));
        if (random.chance(15)) {
            return space + random.one(List.of("", "#", "# x = 'y", "##"));
        }
        if (random.chance(12)) {
            return space + random.one(INCLUDES) + end;
        }
        String equals = random.one(List.of(" = ", "=", " ", "\t=", "= ", "  "));
        return space + random.one(NAMES) + equals + random.one(VALUES) + end;
    }

    /** The model's reading: file, line, name and value of each setting, up to the first error. */
    private static List<String> read(Path data, String name) throws Exception {
        List<String> rows = new ArrayList<>();
        readInto(rows, data, name);
        return rows;
    }

    private static boolean readInto(List<String> rows, Path data, String name) throws Exception {
        ConfFile file = ConfFile.read(Files.readAllBytes(data.resolve(name)));
        long lines = file.text().chars().filter(c -> c == '\n').count();
        for (ConfEntry entry : file.entries()) {
            if (entry instanceof ConfEntry.Setting) {
                ConfEntry.Setting setting = (ConfEntry.Setting) entry;
                rows.add(name + ":" + setting.line() + " " + setting.name() + "=" + setting.value());
            } else if (entry instanceof ConfEntry.SyntaxError) {
                // At the end of a file without a newline the server names the line before.
                boolean cut = entry.line() > lines
                        && ((ConfEntry.SyntaxError) entry).near().equals("end of line");
                rows.add(name + ":" + (cut ? entry.line() - 1 : entry.line()) + " error");
                return false;
            } else {
                for (String included : FILES.get(((ConfEntry.Include) entry).path())) {
                    if (!readInto(rows, data, included)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static List<String> asked(Statement statement, Path data) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                // Rows without a file are about settings that are no longer in any.
                "SELECT sourcefile, sourceline, name, setting FROM pg_file_settings WHERE sourcefile IS NOT NULL ORDER BY seqno")) {
            while (result.next()) {
                String place = data.relativize(Path.of(result.getString(1)).normalize()) + ":" + result.getInt(2) + " ";
                rows.add(place
                        + (result.getString(3) == null ? "error" : result.getString(3) + "=" + result.getString(4)));
            }
        }
        return rows;
    }

    /** A database whose encoding is the raw text's: one char for each byte. */
    static Connection rawConnection(EmbeddedPg server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE raw TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        }
        return server.connect("raw");
    }

    static void write(Path data, String name, String text) throws Exception {
        Files.write(data.resolve(name), RawText.bytes(text));
    }
}
