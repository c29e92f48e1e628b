package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPrompt;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;

class PlanSecretsTest {
    private static final SecretPurpose PURPOSE = new SecretPurpose.LoginPassword("kim", "db1");
    /** Of the same person: only the kind tells them apart. */
    private static final SecretPurpose SUDO = new SecretPurpose.SudoPassword("kim", "db1");

    private static final SecretPurpose CODE = new SecretPurpose.OneTime("Code:", "kim", "db1");

    @TempDir
    Path directory;

    private final List<SecretPurpose> asked = new ArrayList<>();
    private final PlanSecrets secrets = new PlanSecrets(Map.of("SET", " p'w\"$한🐘 ", "EMPTY", "")::get, purpose -> {
        asked.add(purpose);
        return Optional.of(new Secret("answer " + asked.size()));
    });

    @Test
    void variablesArriveUnchanged() {
        assertThat(secrets.get(new SecretRef.Env("SET"), PURPOSE).reveal()).isEqualTo(" p'w\"$한🐘 ");
        assertThat(refusal(new SecretRef.Env("EMPTY")))
                .isEqualTo(
                        "The environment variable EMPTY is not set or empty; it should hold the password of kim on db1. "
                                + "Set it in the terminal from which you start this program, or name another source in the plan.");
        assertThat(refusal(new SecretRef.Env("UNSET"))).startsWith("The environment variable UNSET is not set");
    }

    @Test
    void aPersonIsAskedOnceForEachPurpose() {
        assertThat(secrets.get(new SecretRef.Prompt(), PURPOSE).reveal()).isEqualTo("answer 1");
        assertThat(secrets.get(new SecretRef.Prompt(), PURPOSE).reveal()).isEqualTo("answer 1");
        assertThat(secrets.get(new SecretRef.Prompt(), SUDO).reveal()).isEqualTo("answer 2");
        secrets.forget(PURPOSE);
        assertThat(secrets.get(new SecretRef.Prompt(), PURPOSE).reveal()).isEqualTo("answer 3");
        assertThat(secrets.once(CODE).reveal()).isEqualTo("answer 4");
        assertThat(secrets.once(CODE).reveal()).isEqualTo("answer 5");
        assertThat(asked).containsExactly(PURPOSE, SUDO, PURPOSE, CODE, CODE);
    }

    @Test
    void withNobodyToAskItSaysWhatElseServes() {
        PlanSecrets alone = new PlanSecrets(name -> null, SecretPrompt.NOBODY);
        FailureException thrown =
                catchThrowableOfType(FailureException.class, () -> alone.get(new SecretRef.Prompt(), PURPOSE));

        assertThat(words(thrown))
                .startsWith("The password of kim on db1 is needed, and nobody gave it. Run the command in a terminal");
    }

    @Test
    void generatedSecretsAreTheRuns() {
        assertThat(refusal(new SecretRef.Generated())).contains("the plan says it is generated");
    }

    @Test
    void theFirstLineOfAFileIsTheSecret() throws IOException {
        assertThat(fromFile("one\ntwo\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("one");
        assertThat(fromFile("one\r\ntwo".getBytes(StandardCharsets.UTF_8))).isEqualTo("one");
        assertThat(fromFile(" 한 \t\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(" 한 \t");
        assertThat(fromFile("\uFEFFone".getBytes(StandardCharsets.UTF_8))).isEqualTo("one");
    }

    @Test
    void filesThatHoldNoSecretSayWhy() throws IOException {
        assertThat(refusal(ref(new byte[0]))).contains("should hold the password of kim on db1, is empty");
        assertThat(refusal(ref("\nx".getBytes(StandardCharsets.UTF_8)))).contains("is empty");
        assertThat(refusal(ref(new byte[] {(byte) 0xff, '\n'}))).contains("is not UTF-8 text or too long");
        assertThat(refusal(ref(new byte[10_000]))).contains("is not UTF-8 text or too long");
        assertThat(refusal(ref("x".repeat(5000).getBytes(StandardCharsets.UTF_8))))
                .contains("is not UTF-8 text or too long");
        assertThat(refusal(new SecretRef.FromFile(directory))).contains("not a plain file");
        assertThat(refusal(new SecretRef.FromFile(directory.resolve("none")))).contains("no such file");
    }

    @Test
    void filesThatOthersMayReadAreRefused() throws IOException {
        SecretRef ref = ref("hunter2".getBytes(StandardCharsets.UTF_8));
        Path file = ((SecretRef.FromFile) ref).path();
        if (!AtomicFile.isPosix(file)) {
            return;
        }
        for (String open : List.of("rw----r--", "rw-rw----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThat(refusal(ref))
                    .contains("may be read or changed by others on this computer (" + open + "). Run chmod 600")
                    .doesNotContain("hunter2");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(secrets.get(ref, PURPOSE).reveal()).isEqualTo("hunter2");
    }

    private String fromFile(byte[] content) throws IOException {
        return secrets.get(ref(content), PURPOSE).reveal();
    }

    private SecretRef ref(byte[] content) throws IOException {
        Path file = Files.createTempFile(directory, "secret", "");
        Files.write(file, content);
        return new SecretRef.FromFile(file);
    }

    private String refusal(SecretRef ref) {
        return words(catchThrowableOfType(FailureException.class, () -> secrets.get(ref, PURPOSE)));
    }

    private static String words(FailureException thrown) {
        String words =
                FailureText.of(Messages.of(Locale.ENGLISH), thrown.failure()).toString();
        assertThat(words).doesNotContain("[failure", "{", "it was not done");
        return words;
    }
}
