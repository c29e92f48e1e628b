package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VerifierTest {

    /** RFC 7677, chapter 3: the whole exchange for user "user" with password "pencil". */
    @Test
    void agreesWithTheTestVectorOfTheRfc() {
        byte[] salted = ScramVerifier.salted(
                "pencil".getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="),
                4096);
        String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        String auth =
                "n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + nonce;
        byte[] clientKey = ScramVerifier.hmac(salted, "Client Key".getBytes(StandardCharsets.UTF_8));
        byte[] signature = ScramVerifier.hmac(ScramVerifier.sha256(clientKey), auth.getBytes(StandardCharsets.UTF_8));
        byte[] proof = clientKey.clone();
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        byte[] serverKey = ScramVerifier.hmac(salted, "Server Key".getBytes(StandardCharsets.UTF_8));

        assertThat(Base64.getEncoder().encodeToString(proof)).isEqualTo("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(Base64.getEncoder()
                        .encodeToString(ScramVerifier.hmac(serverKey, auth.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void recognisesItsOwnAndNoOther() {
        String verifier = ScramVerifier.of("geheim", new byte[16], 4096);

        assertThat(verifier).startsWith("SCRAM-SHA-256$4096:AAAAAAAAAAAAAAAAAAAAAA==$");
        assertThat(ScramVerifier.matches(verifier, "geheim")).isTrue();
        assertThat(ScramVerifier.matches(verifier, "Geheim")).isFalse();
        assertThat(ScramVerifier.matches("md5abc", "geheim")).isFalse();
    }

    @Test
    void passwordsThatClientsCouldReadDifferentlyAreRefused() {
        assertThat(ScramVerifier.of("비밀 😀 é", new byte[16], 1)).startsWith("SCRAM");
        for (String password : new String[] {"ｆｕｌｌ", "e\u0301", "a\u00a0b", "soft\u00adhyphen", "", "a\0b"}) {
            assertThatThrownBy(() -> ScramVerifier.of(password, new byte[16], 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** echo -n secretrepl | md5sum */
    @Test
    void md5() {
        assertThat(Md5Verifier.of("secret", "repl")).isEqualTo("md563aff93e51141f8e64f7444a2cff22d1");
    }
}
