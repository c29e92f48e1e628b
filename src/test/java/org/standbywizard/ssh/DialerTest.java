package org.standbywizard.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DialerTest {
    /** The system's messages as a Korean and an English machine say them. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SocketException("네트워크가 접근 불가능합니다"), "no-route"),
                Arguments.of(new SocketException("Network is unreachable"), "no-route"),
                Arguments.of(new NoRouteToHostException("호스트로 갈 루트가 없음"), "no-route"),
                Arguments.of(new ConnectException("연결이 거부됨"), "refused"),
                Arguments.of(new ConnectException("Connection timed out"), "timeout"),
                Arguments.of(new SocketTimeoutException("Connect timed out"), "timeout"),
                Arguments.of(new UnknownHostException("db1: 이름 혹은 서비스를 알 수 없습니다"), "name-not-found"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsTheReasonInAnyLanguage(IOException failure, String reason) {
        assertThat(Dialer.unconnected(failure)).isEqualTo(reason);
    }
}
