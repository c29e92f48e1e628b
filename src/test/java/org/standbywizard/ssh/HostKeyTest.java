package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.HOST;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.remote.Failure;

class HostKeyTest {
    @TempDir
    Path home;

    private final KeyPair key = TestSshServer.ecdsa();
    private final KeyPair other = TestSshServer.ecdsa();
    private final TestSshServer server = TestSshServer.make().password("secret");
    private Path file;
    private Ssh strict;
    private Ssh asking;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() {
        server.hostKeys(key).start();
        file = home.resolve(".ssh/known_hosts");
        Ssh any = Ssh.in(home).secret(PASSWORD, "secret");
        strict = any.with(any.options().withHostKeys(HostKeyPolicy.STRICT));
        asking = any.with(any.options().withHostKeys(HostKeyPolicy.ASK));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void known(String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private String name() {
        return "[" + HOST + "]:" + server.port();
    }

    private static String text(KeyPair pair) {
        return TestSshServer.text(pair.getPublic());
    }

    private void connects(Ssh ssh) {
        ssh.connect(Ssh.byPassword(server)).close();
    }

    private Failure refuses(Ssh ssh) {
        Failure failure = failure(() -> ssh.connect(Ssh.byPassword(server)));
        assertThat(server.logins()).as("no password to a wrong host").isEmpty();
        return failure;
    }

    @Test
    void anUnknownKeyIsRefusedWithItsFingerprint() {
        assertThat(refuses(strict))
                .isEqualTo(new Failure.HostKeyUnknown(HOST, "ecdsa-sha2-nistp256", TestSshServer.fingerprint(key)));
        assertThat(file).doesNotExist();
    }

    @Test
    void aNewKeyIsRememberedInAPrivateFile() throws IOException {
        Ssh accepting = Ssh.in(home).secret(PASSWORD, "secret");
        connects(accepting);
        assertThat(Files.readString(file)).isEqualTo(name() + " " + text(key) + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        connects(strict);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void aNewKeyIsAddedToAFileWithoutALastNewline() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "elsewhere " + text(other));
        connects(Ssh.in(home).secret(PASSWORD, "secret"));
        assertThat(Files.readString(file))
                .isEqualTo("elsewhere " + text(other) + "\n" + name() + " " + text(key) + "\n");
    }

    @Test
    void aPersonIsAskedOnceAndTheAnswerRemembered() {
        asking.prompt((host, type, fingerprint) -> asked.add(host + " " + type + " " + fingerprint));
        connects(asking);
        connects(asking);
        assertThat(asked).containsExactly(HOST + " ecdsa-sha2-nistp256 " + TestSshServer.fingerprint(key));
    }

    @Test
    void aPersonMayRefuse() {
        asking.prompt((host, type, fingerprint) -> !asked.add(fingerprint));
        assertThat(refuses(asking)).isInstanceOf(Failure.HostKeyUnknown.class);
        assertThat(asked).hasSize(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aChangedKeyIsRefusedWithBothFingerprintsAndItsPlace() throws IOException {
        known("# a comment", "", name() + " " + text(other));
        Failure.HostKeyChanged expected = new Failure.HostKeyChanged(
                HOST,
                "ecdsa-sha2-nistp256",
                TestSshServer.fingerprint(key),
                TestSshServer.fingerprint(other),
                file.toString(),
                3);
        asking.prompt((host, type, fingerprint) -> asked.add(fingerprint));
        assertThat(refuses(strict)).isEqualTo(expected);
        assertThat(refuses(asking)).isEqualTo(expected);
        assertThat(refuses(Ssh.in(home).secret(PASSWORD, "secret"))).isEqualTo(expected);
        assertThat(asked).isEmpty();
    }

    @Test
    void aKeyOfAnotherKindThanTheKnownOneIsAChangedKey() throws IOException {
        known(name() + " " + text(TestSshServer.rsa()));
        assertThat(refuses(strict)).isInstanceOf(Failure.HostKeyChanged.class);
    }

    @Test
    void aRevokedKeyIsRefusedEvenIfItIsAlsoKnown() throws IOException {
        known(name() + " " + text(key), "@revoked * " + text(key));
        assertThat(refuses(strict)).isInstanceOfSatisfying(Failure.HostKeyChanged.class, f -> {
            assertThat(f.known()).isEqualTo("revoked");
            assertThat(f.line()).isEqualTo(2);
        });
    }

    @Test
    void patternsListsAndHashesAreKnownHosts() throws Exception {
        for (String hosts :
                List.of("db9," + name(), "[127.0.0.*]:" + server.port(), "[127.?.0.1]:*,!*:1", hashed(name()), HOST)) {
            known(hosts + " " + text(key) + " a comment");
            connects(strict);
        }
        known("!" + name() + ",!" + HOST + ",* " + text(key));
        assertThat(failure(() -> strict.connect(Ssh.byPassword(server)))).isInstanceOf(Failure.HostKeyUnknown.class);
    }

    private static String hashed(String name) throws GeneralSecurityException {
        byte[] salt = "a salt of 20 bytes..".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        return "|1|" + base64.encodeToString(salt) + "|" + base64.encodeToString(hash);
    }

    /** Written by OpenSSH 9.2: ssh-keygen -H. */
    @Test
    void aLineHashedByOpenSshIsForItsHostOnly() {
        String line = "|1|6I5eU6n9j0J1o1tzCgyHcxJ9xCA=|ex4WdMGEyGlvcN4ZnWsgRnXwQ3I= ssh-rsa AAAA";
        KnownHost host = KnownHost.parse(line, file, 1).orElseThrow();
        assertThat(host.isFor("db1.example.com")).isTrue();
        assertThat(host.isFor("db2.example.com")).isFalse();
    }

    @Test
    void whatCannotBeUnderstoodIsNoKey() throws IOException {
        known("garbage", "@unknown " + name() + " " + text(key), name(), "|1|bad|bad " + text(key), "@revoked");
        assertThat(refuses(strict)).isInstanceOf(Failure.HostKeyUnknown.class);
    }

    @Test
    void aKnownHostsFileThatCannotBeReadStops() throws IOException {
        Files.createDirectories(file);
        Ssh accepting = Ssh.in(home).secret(PASSWORD, "secret");
        assertThat(refuses(accepting)).isInstanceOfSatisfying(Failure.Refused.class, f -> assertThat(f.reason())
                .isEqualTo("known-hosts"));
    }

    @Test
    void anRsaLineWorksThoughTheServerHasOtherKeysToo() throws IOException {
        KeyPair rsa = TestSshServer.rsa();
        try (TestSshServer both =
                TestSshServer.make().password("secret").hostKeys(key, rsa).start()) {
            known("[" + HOST + "]:" + both.port() + " " + text(rsa));
            strict.connect(Ssh.byPassword(both)).close();
        }
    }

    @Test
    void theExpectedFingerprintIsAcceptedUnaskedAndNoOther() throws IOException {
        Ssh expecting = strict.with(strict.options().withExpected(Map.of(HOST, TestSshServer.fingerprint(other))));
        assertThat(refuses(expecting)).isInstanceOfSatisfying(Failure.Refused.class, f -> {
            assertThat(f.reason()).isEqualTo("host-key-unexpected");
            assertThat(f.args())
                    .containsExactly(
                            "ecdsa-sha2-nistp256", TestSshServer.fingerprint(key), TestSshServer.fingerprint(other));
        });
        assertThat(file).doesNotExist();
        connects(strict.with(strict.options().withExpected(Map.of(HOST, TestSshServer.fingerprint(key)))));
        assertThat(file).exists();
    }

    @Test
    void theExpectedFingerprintMayBeOfAnyOfTheServersKeys() {
        KeyPair rsa = TestSshServer.rsa();
        try (TestSshServer both =
                TestSshServer.make().password("secret").hostKeys(key, rsa).start()) {
            for (KeyPair each : List.of(rsa, key)) {
                Path fresh = home.resolve(each.getPublic().getAlgorithm());
                strict.with(strict.options()
                                .withKnownHosts(List.of(fresh))
                                .withExpected(Map.of(HOST, TestSshServer.fingerprint(each))))
                        .connect(Ssh.byPassword(both))
                        .close();
            }
        }
    }
}
