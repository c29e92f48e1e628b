package org.standbywizard.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String SUM = "a".repeat(64);

    @Test
    void readsNamesThatHoldBlanksAndLineEnds() {
        Fingerprint print = Fingerprint.parse("f\troot\tadm\t640\t\t/a b\nc\0==\0" + SUM + "  /a b\nc\0==\0");
        assertThat(print.entries())
                .containsOnlyKeys("/a b\nc")
                .containsEntry("/a b\nc", new Fingerprint.Entry("f", "root", "adm", "640", "", SUM));
    }

    @Test
    void tellsWhatIsGoneNewAndEnabled() {
        Fingerprint before = Fingerprint.parse(
                "l\troot\troot\t777\tx\t/l\0absent\t\t\t\t\t/n\0==\0==\0postgresql-15.service disabled disabled\0");
        Fingerprint after = Fingerprint.parse(
                "absent\t\t\t\t\t/l\0d\troot\troot\t755\t\t/n\0==\0==\0postgresql-15.service enabled disabled\0");
        assertThat(before.differences(before)).isEmpty();
        assertThat(before.differences(after)).hasSize(3);
        assertThat(before.differences(after).toString()).contains("/l", "/n", "unit postgresql-15.service");
    }
}
