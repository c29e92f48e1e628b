package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsnTest {
    @Test
    void readsAndWritesAsTheServerDoes() {
        assertThat(Lsn.parse("2/5C01A8F0")).hasToString("2/5C01A8F0");
        assertThat(Lsn.parse("0/0")).hasToString("0/0");
        assertThat(Lsn.parse("FFFFFFFF/FFFFFFFF")).hasToString("FFFFFFFF/FFFFFFFF");
    }

    @Test
    void countsBytesAcrossTheLowHalf() {
        assertThat(Lsn.parse("1/00000010").bytesSince(Lsn.parse("0/FFFFFFF0"))).isEqualTo(0x20);
        assertThat(Lsn.parse("0/10").bytesSince(Lsn.parse("0/20"))).isEqualTo(-0x10);
    }

    @Test
    void ordersUnsigned() {
        assertThat(Lsn.parse("80000000/0")).isGreaterThan(Lsn.parse("7FFFFFFF/FFFFFFFF"));
        assertThat(Lsn.parse("0/1").max(Lsn.parse("0/2"))).isEqualTo(Lsn.parse("0/2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "/", "1/", "/1", "G/0", "100000000/0", "0/100000000", "-1/0"})
    void refusesWhatIsNoLsn(String text) {
        assertThatThrownBy(() -> Lsn.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
