package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** By the exchange in RFC 7677, section 3. */
class ScramTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String CHALLENGE =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    @Test
    void answersAsTheStandardDoes() throws IOException {
        Scram scram = new Scram("pencil", NONCE);
        assertThat(scram.first("user")).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(scram.last(CHALLENGE))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        scram.check("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsFound() throws IOException {
        Scram scram = new Scram("pencil", NONCE);
        scram.first("user");
        scram.last(CHALLENGE);
        assertThatThrownBy(() -> scram.check("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
                .hasMessageContaining("does not know the password");
    }

    @Test
    void anothersNonceIsRefused() {
        Scram scram = new Scram("pencil", NONCE);
        scram.first("user");
        assertThatThrownBy(() -> scram.last("r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .hasMessageContaining("nonce");
    }

    /** pg_shadow of a server that hashed 'pencil' for 'user': md5(pencil || user), then salted by hand with md5sum. */
    @Test
    void answersMd5() {
        assertThat(Md5.answer("user", "pencil", new byte[] {'a', 'b', 'c', 'd'}))
                .isEqualTo(MD5);
    }

    private static final String MD5 = "md5d621238dc9a10c6c869b264c13379ee7";
}
