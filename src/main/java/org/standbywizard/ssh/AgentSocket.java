package org.standbywizard.ssh;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks to an agent over its Unix socket or, on Windows, its named pipe. One connection a request. */
final class AgentSocket implements Agent.Transport {
    private static final int MAX_ANSWER = 1 << 20;

    private final Path path;
    private final Duration limit;
    private final Executor executor;

    /** @param limit for one answer; long enough for a person who must confirm the use of a key */
    AgentSocket(Path path, Duration limit, Executor executor) {
        this.path = path;
        this.limit = limit;
        this.executor = executor;
    }

    @Override
    public byte[] ask(byte[] request) throws IOException {
        if (path.toString().startsWith("\\\\.\\pipe\\")) {
            try (RandomAccessFile pipe = new RandomAccessFile(path.toString(), "rw")) {
                return limited(() -> {
                    pipe.write(Agent.framed(request));
                    byte[] answer = new byte[length(pipe.readInt())];
                    pipe.readFully(answer);
                    return answer;
                });
            }
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return limited(() -> {
                channel.connect(UnixDomainSocketAddress.of(path));
                OutputStream out = Channels.newOutputStream(channel);
                out.write(Agent.framed(request));
                InputStream in = Channels.newInputStream(channel);
                DataInputStream data = new DataInputStream(in);
                byte[] answer = new byte[length(data.readInt())];
                data.readFully(answer);
                return answer;
            });
        }
    }

    private static int length(int claimed) throws IOException {
        if (claimed < 1 || claimed > MAX_ANSWER) {
            throw new IOException("the agent's answer has a length of " + claimed);
        }
        return claimed;
    }

    private interface Conversation {
        byte[] run() throws IOException;
    }

    private byte[] limited(Conversation conversation) throws IOException {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                answer.complete(conversation.run());
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the agent did not answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(Dialer.text(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
