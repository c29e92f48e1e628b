package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** A real sshd with a certificate and two keys: whatever stands in known_hosts, the answer is that of this machine's ssh. */
@Timeout(180)
class HostKeySecondOpinionTest {
    private static final String ACCEPTED = "accepted";

    @TempDir
    static Path keys;

    private static Path client;
    private static Path ed25519;
    private static Path rsa;
    private static Path stranger;
    private static Path authority;

    @TempDir
    Path home;

    @BeforeAll
    static void make() {
        assumeTrue(OpenSshd.isInstalled());
        client = OpenSshd.key(keys, "client", "-t", "ed25519");
        ed25519 = OpenSshd.key(keys, "ed25519", "-t", "ed25519");
        rsa = OpenSshd.key(keys, "rsa", "-t", "rsa", "-b", "2048");
        stranger = OpenSshd.key(keys, "stranger", "-t", "ed25519");
        authority = OpenSshd.key(keys, "authority", "-t", "ed25519");
        OpenSshd.must(List.of(
                "ssh-keygen",
                "-q",
                "-s",
                authority.toString(),
                "-I",
                "host",
                "-h",
                "-n",
                "127.0.0.1",
                ed25519 + ".pub"));
    }

    private static OpenSshd plain(Path directory) {
        return OpenSshd.start(directory, client, "HostKey " + ed25519, "HostKey " + rsa);
    }

    private static OpenSshd certified(Path directory) {
        return OpenSshd.start(
                directory, client, "HostKey " + ed25519, "HostKey " + rsa, "HostCertificate " + ed25519 + "-cert.pub");
    }

    private String judge(OpenSshd server, Path known, HostKeyPolicy policy, Map<String, String> expected) {
        Ssh any = Ssh.in(home);
        Ssh ssh = any.with(
                any.options().withHostKeys(policy).withExpected(expected).withKnownHosts(List.of(known)));
        try (RemoteHost host = ssh.connect(target(server))) {
            return ACCEPTED;
        } catch (FailureException e) {
            return e.failure() instanceof Failure.Refused r
                    ? r.reason()
                    : e.failure().getClass().getSimpleName();
        }
    }

    private static SshTarget target(OpenSshd server) {
        return new SshTarget(
                "127.0.0.1",
                Optional.of(server.port()),
                Optional.of(System.getProperty("user.name")),
                Optional.of(client),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What known_hosts says ({@code HOST} stands for the host and its port), and the answer by OpenSSH's manual. */
    private record Case(String answer, List<String> lines) {
        static Case of(String answer, String... lines) {
            return new Case(answer, List.of(lines));
        }
    }

    private static List<Case> cases() {
        String own = OpenSshd.publicKey(ed25519);
        String second = OpenSshd.publicKey(rsa);
        String other = OpenSshd.publicKey(stranger);
        String signer = OpenSshd.publicKey(authority);
        return List.of(
                Case.of("HostKeyUnknown"),
                Case.of("HostKeyUnknown", "elsewhere " + own),
                Case.of("HostKeyUnknown", "127.0.0.2 " + other, "# HOST " + own),
                Case.of(ACCEPTED, "HOST " + own),
                Case.of(ACCEPTED, "HOST " + second),
                Case.of(ACCEPTED, "HOST " + second, "HOST " + own),
                Case.of(ACCEPTED, "127.0.0.1 " + own),
                Case.of(ACCEPTED, "elsewhere,HOST,127.0.0.9 " + own + " comment"),
                Case.of(ACCEPTED, "[127.0.*]:* " + own),
                Case.of(ACCEPTED, "HASHED HOST " + own),
                Case.of("HostKeyChanged", "HASHED HOST " + other),
                Case.of("HostKeyChanged", "HOST " + other),
                Case.of("HostKeyChanged", "HOST " + other, "elsewhere " + own),
                Case.of("HostKeyUnknown", "[127.0.0.1]:1 " + other),
                Case.of("HostKeyUnknown", "!HOST,* " + other),
                Case.of("HostKeyChanged", "HOST " + own, "@revoked * " + own),
                Case.of("HostKeyChanged", "@revoked HOST " + own),
                Case.of(ACCEPTED, "HOST " + own, "@revoked * " + other),
                Case.of("HostKeyUnknown", "@cert-authority elsewhere " + signer));
    }

    private Path known(OpenSshd server, List<String> lines) throws IOException {
        Path file = home.resolve("known");
        String name = "[127.0.0.1]:" + server.port();
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            String text = line.replace("HOST", name);
            written.add(text.startsWith("HASHED ") ? hashed(text.substring("HASHED ".length())) : text);
        }
        return Files.write(file, written);
    }

    private String hashed(String line) throws IOException {
        Path file = Files.writeString(home.resolve("to-hash"), line + "\n");
        OpenSshd.must(List.of("ssh-keygen", "-q", "-H", "-f", file.toString()));
        return Files.readString(file).strip();
    }

    @Test
    void plainKeysAreJudgedAsOpenSshDoes() throws IOException {
        try (OpenSshd server = plain(home)) {
            agree(server, cases());
        }
    }

    @Test
    void certificatesAreJudgedAsOpenSshDoes() throws IOException {
        String own = OpenSshd.publicKey(ed25519);
        String signer = OpenSshd.publicKey(authority);
        String other = OpenSshd.publicKey(stranger);
        List<Case> all = new ArrayList<>(cases());
        all.addAll(List.of(
                Case.of(ACCEPTED, "@cert-authority HOST " + signer),
                Case.of(ACCEPTED, "@cert-authority * " + signer),
                Case.of("host-certificate", "@cert-authority HOST " + other),
                Case.of("HostKeyChanged", "@cert-authority HOST " + signer, "@revoked * " + signer),
                Case.of("HostKeyChanged", "@cert-authority HOST " + signer, "@revoked * " + own),
                Case.of(ACCEPTED, "@cert-authority HOST " + signer, "@revoked * " + other)));
        try (OpenSshd server = certified(home)) {
            agree(server, all);
        }
    }

    private void agree(OpenSshd server, List<Case> all) throws IOException {
        for (Case one : all) {
            Path known = known(server, one.lines());
            String before = Files.readString(known);
            assertThat(judge(server, known, HostKeyPolicy.STRICT, Map.of()))
                    .as(one.toString())
                    .isEqualTo(one.answer());
            assertThat(server.sshAccepts(known, "yes", client))
                    .as("ssh: " + one)
                    .isEqualTo(one.answer().equals(ACCEPTED));
            assertThat(Files.readString(known)).isEqualTo(before);
        }
    }

    /** No policy, no answer and no fingerprint leads past a key that is not the one that was known. */
    @Test
    void afterAChangeNothingGoesOn() throws IOException {
        try (OpenSshd server = plain(home)) {
            for (String line :
                    List.of("HOST " + OpenSshd.publicKey(stranger), "@revoked HOST " + OpenSshd.publicKey(ed25519))) {
                for (HostKeyPolicy policy : HostKeyPolicy.values()) {
                    for (Map<String, String> expected :
                            List.of(Map.<String, String>of(), Map.of("127.0.0.1", fingerprint(ed25519)))) {
                        Path known = known(server, List.of(line));
                        String before = Files.readString(known);
                        assertThat(judge(server, known, policy, expected))
                                .as(line + " " + policy + " " + expected)
                                .isEqualTo("HostKeyChanged");
                        assertThat(Files.readString(known)).isEqualTo(before);
                    }
                }
            }
        }
    }

    private static String fingerprint(Path key) {
        return OpenSshd.must(List.of("ssh-keygen", "-l", "-f", key + ".pub")).split(" ")[1];
    }

    @Test
    void aServerWithoutTheKnownKindOfKeyIsChanged() throws IOException {
        try (OpenSshd server = OpenSshd.start(home, client, "HostKey " + rsa)) {
            Path known = known(server, List.of("HOST " + OpenSshd.publicKey(ed25519)));
            for (HostKeyPolicy policy : HostKeyPolicy.values()) {
                assertThat(judge(server, known, policy, Map.of())).isEqualTo("HostKeyChanged");
            }
        }
    }

    /** Each of sshd's weak algorithms alone, and what is then said. */
    @Test
    void weakAlgorithmsAreNamed() {
        Path shortKey = OpenSshd.key(home, "short", "-t", "rsa", "-b", "1024");
        Path dsa = OpenSshd.key(home, "dsa", "-t", "dsa");
        Map<List<String>, List<String>> cases = Map.of(
                List.of("HostKey " + ed25519), List.of(),
                List.of("HostKey " + rsa), List.of(),
                List.of("HostKey " + rsa, "HostKeyAlgorithms ssh-rsa"), List.of("ssh-rsa"),
                List.of("HostKey " + shortKey), List.of("RSA, 1024 bits"),
                List.of("HostKey " + dsa, "HostKeyAlgorithms ssh-dss"), List.of("ssh-dss"),
                List.of("HostKey " + ed25519, "KexAlgorithms diffie-hellman-group14-sha1"),
                        List.of("diffie-hellman-group14-sha1"),
                List.of("HostKey " + ed25519, "Ciphers aes128-cbc,3des-cbc", "MACs hmac-md5,hmac-sha1"),
                        List.of("aes128-cbc", "hmac-sha1"),
                List.of("HostKey " + ed25519, "Ciphers 3des-cbc", "MACs hmac-md5"), List.of("3des-cbc", "hmac-md5"),
                List.of("HostKey " + ed25519, "Ciphers aes256-gcm@openssh.com", "MACs hmac-md5"), List.of(),
                // All of them at once beside one that is good: the good ones are taken.
                List.of(
                                "HostKey " + rsa,
                                "HostKeyAlgorithms ssh-rsa,rsa-sha2-256",
                                "KexAlgorithms diffie-hellman-group14-sha1,diffie-hellman-group1-sha1,ecdh-sha2-nistp256",
                                "Ciphers 3des-cbc,aes128-cbc,aes256-ctr",
                                "MACs hmac-sha1,hmac-md5,hmac-sha1-96,hmac-sha2-256"),
                        List.of());
        cases.forEach((lines, expected) -> {
            try (OpenSshd server = OpenSshd.start(home, client, lines.toArray(String[]::new))) {
                Path known = home.resolve("fresh-" + server.port());
                Ssh any = Ssh.in(home);
                try (RemoteHost host =
                        any.with(any.options().withKnownHosts(List.of(known))).connect(target(server))) {
                    Assertions.assertThat(host.weakAlgorithms())
                            .as(lines.toString())
                            .isEqualTo(expected);
                }
            }
        });
    }
}
