package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.standbywizard.ssh.Ssh.PASSPHRASE;
import static org.standbywizard.ssh.Ssh.PASSWORD;
import static org.standbywizard.ssh.Ssh.byKey;
import static org.standbywizard.ssh.Ssh.byPassword;
import static org.standbywizard.ssh.Ssh.failure;
import static org.standbywizard.ssh.Ssh.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

class LoginTest {
    @TempDir
    Path home;

    private final TestSshServer server = TestSshServer.make();

    @AfterEach
    void stop() {
        server.close();
    }

    private static String publicKey(String name) {
        try {
            return Files.readString(Ssh.key(name + ".pub"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Failure.AuthFailed refused(Failure failure) {
        assertThat(failure).isInstanceOf(Failure.AuthFailed.class);
        return (Failure.AuthFailed) failure;
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ed25519, ''",
        "ed25519-pass, ed25519-pass, 'Päss 한 \"q\"'",
        "ed25519-gcm, ed25519-gcm, pass phrase",
        "ed25519-chacha, ed25519-chacha, pass phrase",
        "rsa, rsa, ''",
        "rsa-pass, rsa-pass, pass phrase",
        "ecdsa, ecdsa, ''",
        "ecdsa-pass, ecdsa-pass, pass phrase",
        "rsa-pem, rsa-pem, ''",
        "rsa-pem-pass, rsa-pem-pass, pass phrase",
        "ecdsa-pem, ecdsa-pem, ''",
        "rsa-pkcs8, rsa-pkcs8, ''",
        "rsa-pkcs8-pass, rsa-pkcs8-pass, pass phrase",
        "ed25519-v2.ppk, ed25519, ''",
        "ed25519-v3.ppk, ed25519, ''",
        "ed25519-v2-pass.ppk, ed25519, pass phrase",
        "ed25519-v3-pass.ppk, ed25519, pass phrase",
        "rsa-v2-pass.ppk, rsa, pass phrase",
        "rsa-v3-pass.ppk, rsa, pass phrase",
    })
    void everyKindOfKeyFileLogsIn(String file, String publicKey, String passphrase) {
        server.accept(publicKey(publicKey)).start();
        Ssh ssh = Ssh.in(home).secret(PASSPHRASE, passphrase);
        try (RemoteHost host = ssh.connect(byKey(server, file))) {
            assertThat(host.user()).isNotEmpty();
        }
        assertThat(server.logins()).containsExactly("key");
        if (!passphrase.isEmpty()) {
            Ssh wrong = Ssh.in(home).secret(PASSPHRASE, "wrong");
            assertThat(refused(failure(() -> wrong.connect(byKey(server, file))))
                            .reason())
                    .isEqualTo("passphrase");
            assertThat(server.logins()).as("nothing was sent").hasSize(1);
        }
    }

    @Test
    void aKeyFileThatCannotBeUsedIsNamedBeforeAnythingIsSent() {
        server.accept(publicKey("ed25519")).start();
        for (String name : List.of("damaged", "ed25519.pub", "ed25519-pkcs8")) {
            Failure.AuthFailed failed = refused(failure(() -> Ssh.in(home).connect(byKey(server, name))));
            assertThat(failed.reason()).isEqualTo("key-file");
            assertThat(failed.detail()).contains(name);
        }
        Optional<Path> missing = Optional.of(home.resolve("nothing-here"));
        Failure.AuthFailed failed = refused(
                failure(() -> Ssh.in(home).connect(target(server, missing, Optional.empty(), Optional.empty()))));
        assertThat(failed.reason()).isEqualTo("key-file");
        assertThat(server.logins()).isEmpty();
    }

    @Test
    void aKeyThatTheServerDoesNotKnow() {
        server.accept(publicKey("rsa")).start();
        Failure.AuthFailed failed = refused(failure(() -> Ssh.in(home).connect(byKey(server, "ed25519"))));
        assertThat(failed.reason()).isEqualTo("key");
        assertThat(failed.user()).isEqualTo(TestSshServer.USER);
        assertThat(failed.detail()).contains("ed25519", "publickey");
        assertThat(server.logins()).containsExactly("key");
    }

    @Test
    void theUsualKeysAreFoundWhereNoneIsNamed() throws IOException {
        server.accept(publicKey("rsa")).start();
        Path directory = Files.createDirectories(home.resolve(".ssh"));
        Files.copy(Ssh.key("ed25519"), directory.resolve("id_ed25519"));
        Files.copy(Ssh.key("rsa"), directory.resolve("id_rsa"));
        Ssh.in(home)
                .connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))
                .close();
        assertThat(server.logins()).containsExactly("key", "key");
    }

    @Test
    void aUsualKeyWithAPassphraseIsAskedForAndPassedOverIfNobodyAnswers() throws IOException {
        server.accept(publicKey("rsa-pass")).start();
        Path directory = Files.createDirectories(home.resolve(".ssh"));
        Files.copy(Ssh.key("rsa-pass"), directory.resolve("id_rsa"));
        Failure.AuthFailed failed = refused(failure(
                () -> Ssh.in(home).connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))));
        assertThat(failed.reason()).isEqualTo("no-password");
        Ssh answers = Ssh.in(home).secret(new SecretRef.Prompt(), "pass phrase");
        answers.connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))
                .close();
    }

    @Test
    void aPassword() {
        server.password("päss 'word'\" 한글 😀 $x").start();
        Ssh.in(home)
                .secret(PASSWORD, "päss 'word'\" 한글 😀 $x")
                .connect(byPassword(server))
                .close();
        Failure.AuthFailed failed =
                refused(failure(() -> Ssh.in(home).secret(PASSWORD, "wrong").connect(byPassword(server))));
        assertThat(failed.reason()).isEqualTo("password");
        assertThat(failed.detail()).doesNotContain("wrong");
        assertThat(server.logins()).as("each password is sent once").containsExactly("password", "password");
    }

    @Test
    void withoutAnythingToOfferTheServersWaysAreNamed() {
        server.password("x").start();
        Failure.AuthFailed failed = refused(failure(
                () -> Ssh.in(home).connect(target(server, Optional.empty(), Optional.empty(), Optional.empty()))));
        assertThat(failed.reason()).isEqualTo("no-password");
        assertThat(failed.detail()).contains("the server offers: ").contains("password");
    }

    @Test
    void questionsAreAnsweredWithThePassword() {
        server.methods("keyboard-interactive")
                .questions(questions(List.of("Password: "), List.of("secret")))
                .start();
        Ssh.in(home).secret(PASSWORD, "secret").connect(byPassword(server)).close();
        assertThat(refused(failure(() -> Ssh.in(home).secret(PASSWORD, "no").connect(byPassword(server))))
                        .reason())
                .isEqualTo("password");
    }

    @Test
    void aOneTimeCodeIsAskedOfThePerson() {
        server.methods("publickey,keyboard-interactive")
                .accept(publicKey("ed25519"))
                .questions(questions(List.of("Verification code: "), List.of("123456")))
                .start();
        Ssh.in(home)
                .secret(new SecretRef.Prompt(), "123456")
                .connect(byKey(server, "ed25519"))
                .close();
        assertThat(refused(failure(() -> Ssh.in(home)
                                .secret(new SecretRef.Prompt(), "654321")
                                .connect(byKey(server, "ed25519"))))
                        .reason())
                .isEqualTo("one-time-code");
        // Nobody there to answer: the secret's own reason.
        assertThat(failure(() -> Ssh.in(home).connect(byKey(server, "ed25519"))))
                .isInstanceOfSatisfying(Failure.SecretMissing.class, r -> assertThat(r.purpose())
                        .isEqualTo(new SecretPurpose.OneTime("Verification code:", TestSshServer.USER, Ssh.HOST)));
    }

    /** A code of the minute is no use a minute later, so no answer of before may stand in for it. */
    @Test
    void aOneTimeCodeIsAskedAnewForEachLogin() {
        server.methods("publickey,keyboard-interactive")
                .accept(publicKey("ed25519"))
                .questions(questions(List.of("Verification code: "), List.of("123456")))
                .start();
        List<SecretPurpose> asked = new ArrayList<>();
        Secrets codes = new Secrets() {
            @Override
            public Secret get(SecretRef ref, SecretPurpose purpose) {
                throw new AssertionError("kept: " + purpose);
            }

            @Override
            public Secret once(SecretPurpose purpose) {
                asked.add(purpose);
                return new Secret("123456");
            }
        };
        for (int login = 0; login < 2; login++) {
            new SshConnector(Ssh.in(home).options(), codes, HostKeyPrompt.refuse())
                    .connect(Ssh.server(byKey(server, "ed25519"), SudoPlan.findOut()), new Cancellation())
                    .close();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void passwordThenCode() {
        server.methods("keyboard-interactive")
                .questions(questions(List.of("Password: ", "One-time password: "), List.of("secret", "42")))
                .start();
        Ssh.in(home)
                .secret(PASSWORD, "secret")
                .secret(new SecretRef.Prompt(), "42")
                .connect(byPassword(server))
                .close();
    }

    private static KeyboardInteractiveAuthenticator questions(List<String> prompts, List<String> answers) {
        return new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(
                    ServerSession session, String user, String language, String submethods) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("");
                challenge.setInteractionInstruction("");
                challenge.setLanguageTag("");
                prompts.forEach(p -> challenge.addPrompt(new PromptEntry(p, false)));
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String user, List<String> given) {
                return given.equals(answers);
            }
        };
    }
}
