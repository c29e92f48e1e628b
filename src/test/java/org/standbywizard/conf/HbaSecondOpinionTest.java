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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.PgVersion;

/** The model reads thousands of generated pg_hba.conf texts as a real server does (pg_hba_file_rules). */
class HbaSecondOpinionTest {

    private static final Map<String, List<String>> FILES = Map.of(
            "more.conf",
            List.of("more.conf"),
            "more.d",
            List.of("more.d/1.conf", "more.d/2.conf"),
            "../more.conf",
            List.of("more.conf"));
    private static final List<String> AT_NAMES = List.of("n1", "n 2", "n3", "all");

    @ParameterizedTest
    @ValueSource(strings = {"10", "15", "18"})
    void readsAsTheServerDoes(String major) throws Exception {
        PgVersion version = PgVersion.parse(major);
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection raw = ConfSecondOpinionTest.rawConnection(server);
                Statement statement = raw.createStatement()) {
            Path data = server.dataDirectory();
            Files.createDirectory(data.resolve("more.d"));
            ConfSecondOpinionTest.write(data, "names", "n1 # c\n\n\"n 2\",n3\r\nall");
            ConfSecondOpinionTest.write(data, "more.conf", "# c\n\nlocal more all peer");
            ConfSecondOpinionTest.write(data, "more.d/1.conf", "local d1 all trust\n");
            ConfSecondOpinionTest.write(data, "more.d/2.conf", "include ../more.conf\nlocal d2 all trust\n");
            ConfSecondOpinionTest.write(data, "more.d/other.txt", "bad\n");

            long begun = System.nanoTime();
            RandomText random = new RandomText(100 + Long.parseLong(major));
            for (int i = 0; i < RandomText.count(); i++) {
                String text = HbaTexts.text(random);
                ConfSecondOpinionTest.write(data, "pg_hba.conf", text);
                List<String> rows = new ArrayList<>();
                read(rows, data, "pg_hba.conf", version);
                assertThat(rows)
                        .as("-Dseed=%d, model of text %d:%n%s", Fuzz.seed(), i, text)
                        .isEqualTo(asked(statement, data, version));
                assertThat(HbaFile.read(RawText.bytes(text), version).bytes()).isEqualTo(RawText.bytes(text));
            }
            Fuzz.report("pg_hba.conf, PostgreSQL ".concat(major), RandomText.count(), begun);
        }
    }

    private static void read(List<String> rows, Path data, String name, PgVersion version) throws Exception {
        for (HbaEntry entry :
                HbaFile.read(Files.readAllBytes(data.resolve(name)), version).entries()) {
            String place = name + ":" + entry.line() + " ";
            if (entry instanceof HbaEntry.Rule) {
                rows.add(place + shown(((HbaEntry.Rule) entry).rule()));
            } else if (entry instanceof HbaEntry.Broken) {
                rows.add(place + "error");
            } else {
                HbaEntry.Include include = (HbaEntry.Include) entry;
                List<String> files = FILES.getOrDefault(include.path(), List.of());
                if (files.isEmpty() && include.kind() != ConfEntry.Include.Kind.FILE_IF_EXISTS) {
                    rows.add(place + "error");
                }
                for (String file : files) {
                    read(rows, data, file, version);
                }
            }
        }
    }

    private static String shown(HbaRule rule) {
        List<HbaToken> all =
                Stream.concat(rule.databases().stream(), rule.users().stream()).toList();
        if (all.stream().anyMatch(token -> token.isFile() && !token.text().equals("@names"))) {
            return "error";
        }
        String address = rule.address()
                .map(a -> a instanceof HbaAddress.Network
                        ? ((HbaAddress.Network) a).address() + " " + ((HbaAddress.Network) a).mask()
                        : a.text() + " null")
                .orElse("null null");
        // The server adds an option of its own to the method cert.
        String options = rule.method().equals("cert") ? "" : rule.options().toString();
        return rule.type().word() + " " + names(rule.databases()) + " " + names(rule.users()) + " " + address + " "
                + rule.method() + " " + options;
    }

    private static String names(List<HbaToken> tokens) {
        return tokens.stream()
                .flatMap(token -> token.isFile() ? AT_NAMES.stream() : Stream.of(token.text()))
                .map(name -> "<" + name + ">")
                .collect(Collectors.joining());
    }

    private static List<String> asked(Statement statement, Path data, PgVersion version) throws SQLException {
        List<String> rows = new ArrayList<>();
        String columns = "line_number, type, database, user_name, address, netmask, auth_method, options, ";
        String query = version.atLeast(PgVersion.V16)
                ? "SELECT " + columns + "file_name FROM pg_hba_file_rules"
                : "SELECT " + columns + "current_setting('hba_file') FROM pg_hba_file_rules";
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                String place = data.relativize(Path.of(result.getString(9)).normalize()) + ":" + result.getInt(1) + " ";
                rows.add(place + (result.getString(2) == null ? "error" : row(result)));
            }
        }
        return rows;
    }

    private static String row(ResultSet row) throws SQLException {
        String options = row.getArray(8) == null
                ? "[]"
                : List.of((Object[]) row.getArray(8).getArray()).toString();
        return row.getString(2) + " " + names(row, 3) + " " + names(row, 4) + " " + ip(row.getString(5)) + " "
                + ip(row.getString(6)) + " " + row.getString(7) + " "
                + (row.getString(7).equals("cert") ? "" : options);
    }

    private static String names(ResultSet row, int column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(name -> "<" + name + ">")
                .collect(Collectors.joining());
    }

    /** IPv6 can be written in several ways. */
    private static String ip(String text) {
        return text == null
                ? "null"
                : IpAddress.parse(text).map(IpAddress::toString).orElse(text);
    }
}
