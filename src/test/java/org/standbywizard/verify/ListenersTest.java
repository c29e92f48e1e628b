package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenersTest {
    /** Lines as kernels print them: proc(5), /proc/net/tcp. */
    @ParameterizedTest
    @CsvSource({
        "0100007F, true, 127.0.0.1",
        "7F000001, false, 127.0.0.1",
        "00000000, true, 0.0.0.0",
        "0B00630A, true, 10.99.0.11",
        "00000000000000000000000000000000, true, ::",
        "00000000000000000000000001000000, true, ::1",
        "000000FD000000000000000011000000, true, fd00::11",
        "B80D0120000000000000000001000000, true, 2001:db8::1",
        "B80D0120000001000000000001000000, true, 2001:db8:1::1"
    })
    void decodesAddresses(String hex, boolean littleEndian, String text) {
        assertThat(Listeners.decode(hex, littleEndian)).isEqualTo(text);
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatThrownBy(() -> Listeners.decode("7F", true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Listeners.decode("xyz00000", true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|0.0.0.0,::|true",
                "*|0.0.0.0|true",
                "*|127.0.0.1|false",
                "localhost|127.0.0.1|true",
                "localhost|::1|true",
                "localhost|0.0.0.0|true",
                "localhost|10.0.0.1|false",
                "10.0.0.1|10.0.0.1|true",
                "10.0.0.1|0.0.0.0|true",
                "10.0.0.1|::|false",
                "10.0.0.1|127.0.0.1|false",
                "FD00::0011|fd00::11|true",
                "fd00::11|::|true",
                "fd00::11|0.0.0.0|false",
                "db1.lan|10.0.0.1|true",
                "db1.lan|127.0.0.1,::1|false",
            })
    void tellsWhetherAnAddressIsListenedOn(String wanted, String found, boolean covered) {
        assertThat(Listeners.cover(List.of(found.split(",")), wanted)).isEqualTo(covered);
    }
}
