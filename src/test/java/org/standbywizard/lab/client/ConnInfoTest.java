package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConnInfoTest {
    @TempDir
    Path temp;

    @Test
    void readsQuotesAndBackslashes() {
        ConnInfo read = ConnInfo.parse("user=repl host = 127.0.0.1  port=5433 b='a\\'b c' c=x\\ y");
        assertThat(ConnInfo.parse("a='it\\'s' b=").values()).isEqualTo(Map.of("a", "it's", "b", ""));
        assertThat(read.user()).isEqualTo("repl");
        assertThat(read.host()).isEqualTo("127.0.0.1");
        assertThat(read.port()).isEqualTo(5433);
        assertThat(read.values()).containsEntry("c", "x y").containsEntry("b", "a'b c");
    }

    @Test
    void whatIsNoConnectionStringIsRefused() {
        assertThatThrownBy(() -> ConnInfo.parse("host")).hasMessageContaining("missing \"=\"");
        assertThatThrownBy(() -> ConnInfo.parse("host='a")).hasMessageContaining("unterminated");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesTheFirstLineThatFits() throws IOException {
        Path file = passfile(
                "rw-------",
                "# a comment",
                "127.0.0.1:5433:postgres:repl:wrong database",
                "127.0.0.1:5434:replication:repl:wrong port",
                "127.0.0.1:*:replication:re\\:pl:other role",
                "127.0.0.1:5433:replication:repl:pass\\:word\\\\",
                "*:*:*:*:later");
        assertThat(ConnInfo.parse("host=127.0.0.1 port=5433 user=repl dbname=replication")
                        .password(file.toString(), words -> {}))
                .contains("pass:word\\");
        assertThat(ConnInfo.parse("host=127.0.0.1 port=5433 user=re:pl").password(file.toString(), words -> {}))
                .contains("other role");
        assertThat(ConnInfo.parse("host=else user=x").password(file.toString(), words -> {}))
                .contains("later");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatOthersCanReadIsNotRead() throws IOException {
        Path file = passfile("rw-r-----", "*:*:*:*:secret");
        List<String> said = new ArrayList<>();
        assertThat(ConnInfo.parse("user=x").password(file.toString(), said::add))
                .isEmpty();
        assertThat(said).hasSize(1).first().asString().startsWith("WARNING: password file");
    }

    private Path passfile(String mode, String... lines) throws IOException {
        Path file = Files.write(temp.resolve("pass"), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
