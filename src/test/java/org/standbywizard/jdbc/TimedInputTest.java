package org.standbywizard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.standbywizard.fake.Threads;

@Timeout(30)
class TimedInputTest {

    @Test
    void everyByteComesInOrderThoughTheRingIsSmall() throws IOException {
        byte[] bytes = new byte[100_003];
        new Random(2).nextBytes(bytes);
        try (TimedInput in = new TimedInput(new ByteArrayInputStream(bytes), 97)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void waitingHasALimitAndGoesOnAfterIt() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                TimedInput in = new TimedInput(new PipedInputStream(out), 64)) {
            in.timeout(50);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            in.timeout(0);
            out.write(7);
            out.flush();
            assertThat(in.read()).isEqualTo(7);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void closingWakesWhoeverReads() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            TimedInput in = new TimedInput(new PipedInputStream(out), 64);
            CompletableFuture<Throwable> reading = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new AssertionError("read " + in.read());
                        } catch (IOException e) {
                            return e;
                        }
                    },
                    Threads.EACH);
            in.close();
            assertThat(reading.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whatBreaksTheSourceBreaksTheReader() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }
        };
        assertThatThrownBy(() -> new TimedInput(broken, 64).read()).hasMessage("cable pulled");
    }
}
