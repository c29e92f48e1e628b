package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Failure;

class ConfigTest {
    private static final String CONFIG = """
            # first value wins
            Include more.d/*.conf

            Host db1 db2
              HostName 10.0.0.%h
              Port=2201
              User "replica admin"
              IdentityFile ~/.ssh/first
              IdentityFile /keys/%r@%h

            Host db3 !db4
                HostName real.example.com
                ProxyJump admin@bastion:2222,[fd00::1]:23
                IdentitiesOnly yes
                IdentityAgent none
                HostKeyAlias three

            Match originalhost db5
                Port 2205
            Match host real.*
                User matched
            Match exec "true"
                Port 1

            Host command
                ProxyCommand nc %h %p

            Host *
              Port 2299
              User fallback
              IdentityFile ~/.ssh/id_rsa
            """;

    @TempDir
    Path home;

    private SshOptions options;
    private EndpointResolver resolver;

    @BeforeEach
    void write() throws IOException {
        Path directory = Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(directory.resolve("config"), CONFIG);
        Files.createDirectories(directory.resolve("more.d"));
        Files.writeString(directory.resolve("more.d/a.conf"), "Host db6\n  Port 2206\n");
        options = SshOptions.defaults(Map.of("SSH_AUTH_SOCK", "/run/agent"), home, false);
        SshConfig file = new SshConfigFile(List.of(directory.resolve("config"), home.resolve("missing")), directory);
        resolver = new EndpointResolver(file, options, "me");
    }

    private Endpoint resolve(String host) {
        return resolver.target(SshTarget.of(host));
    }

    @Test
    void anAliasGetsItsAddressPortUserAndKeys() {
        Endpoint end = resolve("db1");
        assertThat(end.host()).isEqualTo("db1");
        assertThat(end.address()).isEqualTo("10.0.0.db1");
        assertThat(end.port()).isEqualTo(2201);
        assertThat(end.user()).isEqualTo("replica admin");
        assertThat(end.given()).containsExactly(home.resolve(".ssh/first"), Path.of("/keys/replica admin@10.0.0.db1"));
        assertThat(end.usual()).contains(home.resolve(".ssh/id_rsa"));
        assertThat(end.agent()).contains(Path.of("/run/agent"));
        assertThat(end.jumps()).isEmpty();
    }

    @Test
    void whatThePlanSaysWins() {
        SshTarget plan = new SshTarget(
                "db1",
                Optional.of(22),
                Optional.of("root"),
                Optional.of(Path.of("~/other")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("relay@hop"));
        Endpoint end = resolver.target(plan);
        assertThat(end.port()).isEqualTo(22);
        assertThat(end.user()).isEqualTo("root");
        assertThat(end.given().get(0)).isEqualTo(home.resolve("other"));
        assertThat(end.required()).contains(home.resolve("other"));
        assertThat(end.jumps()).containsExactly("relay@hop");
    }

    @Test
    void hopsAndTheirParts() {
        Endpoint end = resolve("db3");
        assertThat(end.address()).isEqualTo("real.example.com");
        assertThat(end.user()).as("Match host looks at the real name").isEqualTo("matched");
        assertThat(end.identitiesOnly()).isTrue();
        assertThat(end.agent()).isEmpty();
        assertThat(end.hostKeyAlias()).contains("three");
        assertThat(end.jumps()).containsExactly("admin@bastion:2222", "[fd00::1]:23");
        Endpoint first = resolver.hop(end.jumps().get(0), SshTarget.of("db3"));
        assertThat(first).extracting("host", "port", "user").containsExactly("bastion", 2222, "admin");
        Endpoint second = resolver.hop(end.jumps().get(1), SshTarget.of("db3"));
        assertThat(second).extracting("address", "port", "user").containsExactly("fd00::1", 23, "fallback");
        assertThat(failure(() -> resolver.hop("a b c:d", SshTarget.of("db3")))).isInstanceOf(Failure.Refused.class);
    }

    @Test
    void matchIncludeAndTheRest() {
        assertThat(resolve("db5").port()).isEqualTo(2205);
        assertThat(resolve("db6").port()).isEqualTo(2206);
        assertThat(resolve("unknown"))
                .extracting("address", "port", "user")
                .containsExactly("unknown", 2299, "fallback");
    }

    @Test
    void aProxyCommandIsNamedAndRefused() {
        assertThat(failure(() -> resolve("command"))).isInstanceOfSatisfying(Failure.Refused.class, f -> {
            assertThat(f.reason()).isEqualTo("proxy-command");
            assertThat(f.args().get(0)).contains("nc");
        });
    }

    @Test
    void withoutAProgramTheFileIsRead() {
        SshConfig file = host -> Map.of("port", List.of("77"));
        SshConfig program = new SshConfigProgram(home.resolve("no-such-ssh").toString(), Optional.empty(), file);
        assertThat(program.of("db1")).containsEntry("port", List.of("77"));
    }

    @Test
    void aProgramsAnswerIsRead() throws IOException {
        Path program = home.resolve("ssh");
        Files.writeString(
                program,
                "#!/bin/sh\n[ \"$1\" = -G ] && [ \"$4\" = -- ] || exit 1\n"
                        + "printf 'hostname %s\\nidentityfile a b\\nidentityfile c\\nport 7\\n' \"$5\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        SshConfig never = host -> {
            throw new IllegalStateException("the program answered");
        };
        assertThat(new SshConfigProgram(program.toString(), Optional.of(home), never).of("-oProxyCommand=x"))
                .containsEntry("hostname", List.of("-oProxyCommand=x"))
                .containsEntry("identityfile", List.of("a b", "c"));
    }

    @Test
    void aliasesAreTheNamesOfThisAndIncludedFiles() throws IOException {
        Path included = Files.createDirectories(home.resolve(".ssh/more.d"));
        Files.writeString(included.resolve("a.conf"), "Host inner *.example.org\n  User x\nInclude a.conf\n");
        assertThat(new SshAliases(options).names()).containsExactly("inner", "db1", "db2", "db3", "command");
        assertThat(new SshAliases(options.withConfig(Optional.of(home.resolve("none")), Optional.empty())).names())
                .isEmpty();
    }
}
