package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.conf.ConfEntry.Include;
import org.standbywizard.conf.ConfEntry.Setting;
import org.standbywizard.conf.ConfEntry.SyntaxError;
import org.standbywizard.plan.PgVersion;

class ConfFileTest {

    private static final Map<String, String> SETTINGS = settings("wal_level", "replica", "max_wal_senders", "10");

    @Test
    void readsEveryFormOfAnEntry() {
        ConfFile file = ConfFile.parse("# comment\n\nport = 5432\n  Listen_Addresses '*' # trailing\n"
                + "shared_buffers=128MB\ntimezone = Europe/Berlin\narchive_command = 'cp \"%p\" \\'/x y\\'''\\\\ \\101'\r\n"
                + "app.name = on\ninclude_dir 'conf.d'\ninclude_if_exists = x.y.conf\nINCLUDE more");

        assertThat(file.entries())
                .containsExactly(
                        new Setting(3, "port", "5432"),
                        new Setting(4, "Listen_Addresses", "*"),
                        new Setting(5, "shared_buffers", "128MB"),
                        new Setting(6, "timezone", "Europe/Berlin"),
                        new Setting(7, "archive_command", "cp \"%p\" '/x y''\\ A"),
                        new Setting(8, "app.name", "on"),
                        new Include(9, Include.Kind.DIRECTORY, "conf.d"),
                        new Include(10, Include.Kind.FILE_IF_EXISTS, "x.y.conf"),
                        new Include(11, Include.Kind.FILE, "more"));
    }

    @Test
    void theLastValueWinsWhateverItsCase() {
        ConfFile file = ConfFile.parse("port = 1\nPORT = 2\n#port = 3\nport = 4 5\n");

        assertThat(file.lastValue("Port")).contains("2");
        assertThat(file.lastValue("portt")).isEmpty();
        assertThat(file.errors()).containsExactly(new SyntaxError(4, "5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port",
                "port =",
                "= 5",
                "a-b = 1",
                "port = = 5",
                "x = a.b",
                "x = 'open",
                "x = a, b",
                "1 = 2",
                "x = /p"
            })
    void aLineTheServerRefusesIsAnError(String line) {
        ConfFile file = ConfFile.parse("a = 1\n" + line + "\nb = 2\n");

        assertThat(file.errors()).extracting(SyntaxError::line).containsExactly(2);
        assertThat(file.settings()).hasSize(2);
        assertThat(file.text()).isEqualTo("a = 1\n" + line + "\nb = 2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a = 1",
                "a = 1\n",
                "a = 1\r\nb = 2\r\n",
                "a = 1\r\nb = 2",
                "a = 1\r",
                "a = 1\n\n\n",
                "# \u00ba\u00eb\n",
                "\r\n",
                "\r",
            })
    void theBlockComesAndGoesWithoutATrace(String before) {
        ConfFile with = ConfFile.parse(before).withBlock(SETTINGS);

        assertThat(with.blockSettings()).containsExactlyEntriesOf(SETTINGS);
        assertThat(with.errors()).isEmpty();
        assertThat(with.lastValue("wal_level")).contains("replica");
        assertThat(with.withBlock(SETTINGS).text()).isEqualTo(with.text());
        assertThat(with.withoutBlock().text()).isEqualTo(before);
        assertThat(with.withBlock(settings("port", "5433")).withoutBlock().text())
                .isEqualTo(before);
        assertThat(with.withBlock(Map.of()).text()).isEqualTo(before);
        assertThat(with.text()).endsWith(before.contains("\r\n") ? "\r\n" : "\n");
    }

    @Test
    void theBlockMovesBehindWhatWasAddedLater() {
        ConfFile with = ConfFile.parse("a = 1").withBlock(SETTINGS);
        ConfFile added = ConfFile.parse(with.text() + "wal_level = minimal\n");

        assertThat(added.withBlock(SETTINGS).lastValue("wal_level")).contains("replica");
        assertThat(added.withoutBlock().text()).isEqualTo("a = 1\nwal_level = minimal\n");
    }

    @Test
    void damagedMarkersAreNotGuessedAt() {
        String text = ConfFile.parse("").withBlock(SETTINGS).text();
        ConfFile cut = ConfFile.parse(text.substring(0, text.length() - 20));

        assertThatThrownBy(() -> cut.withBlock(SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("markers");
        assertThat(cut.lastValue("wal_level")).contains("replica");
    }

    @Test
    void valuesAreQuotedOrRefused() {
        String value = "it's a \\ \"x\" $HOME `id` " + RawText.carry("한글 😀");
        ConfFile file = ConfFile.parse("").withBlock(settings("primary_conninfo", value));

        assertThat(file.blockSettings()).containsEntry("primary_conninfo", value);
        assertThat(RawText.show(file.lastValue("primary_conninfo").orElseThrow()))
                .endsWith("한글 😀");
        assertThat(file.text()).contains("'it''s a \\\\ \"x\" $HOME");
        assertThatThrownBy(() -> ConfFile.parse("").withBlock(settings("x", "a\nb")))
                .hasMessageContaining("x: a setting's value must stay on one line");
        assertThatThrownBy(() -> ConfFile.parse("").withBlock(settings("x y", "a")))
                .hasMessageContaining("not a parameter name");
        assertThatThrownBy(() -> ConfFile.parse("").withBlock(settings("x", "한글")))
                .hasMessageContaining("RawText.carry");
    }

    @Test
    void otherEncodingsKeepTheirBytes() {
        byte[] eucKr = {'#', ' ', (byte) 0xC7, (byte) 0xD1, '\r', '\n', 'a', '=', '\'', (byte) 0xB1, (byte) 0xDB, '\''};

        assertThat(ConfFile.read(eucKr).bytes()).isEqualTo(eucKr);
        assertThat(RawText.bytes(ConfFile.read(eucKr).lastValue("a").orElseThrow()))
                .containsExactly(0xB1, 0xDB);
    }

    @Test
    void takesOutOnlyTheLinesOfTheNamesGiven() {
        ConfFile auto = ConfFile.parse("# Do not edit this file manually!\nport = '1'\nRecovery_Target_Time = 'x'\r\n"
                + "# restore_command\nrestore_command = 'y'");

        assertThat(auto.without(RecoveryFamily.names(PgVersion.V15)).text())
                .isEqualTo("# Do not edit this file manually!\nport = '1'\n# restore_command\n");
        assertThat(auto.without(Set.of("none")).text()).isEqualTo(auto.text());
    }

    private static Map<String, String> settings(String... pairs) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i], pairs[i + 1]);
        }
        return settings;
    }
}
