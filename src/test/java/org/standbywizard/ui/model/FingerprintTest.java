package org.standbywizard.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.ui.model.Fingerprint.Verdict;

class FingerprintTest {
    private static final String SHOWN = "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q";

    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "'   ', NONE",
        "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q, EQUAL",
        "uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q, EQUAL",
        "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q=, EQUAL",
        "256 SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Q root@db1 (ED25519), EQUAL",
        "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0q, DIFFERENT",
        "SHA256:UNIVZTKSCSDHCC0U9E8BRPWXQM9CPJIV5XYRIMENQ0Q, DIFFERENT",
        "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0, INCOMPLETE",
        "SHA256:uNiVztksCsDhcc0u9e8BrPWxqm9cPJIV5XYRiMeNq0Qx, INCOMPLETE",
        "no such file or directory, INCOMPLETE",
        "256 MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48 root@db1, MD5",
    })
    void whatIsPastedIsCompared(String pasted, Verdict verdict) {
        assertThat(Fingerprint.compare(pasted, SHOWN)).isEqualTo(verdict);
    }
}
