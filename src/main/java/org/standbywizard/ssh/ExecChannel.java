package org.standbywizard.ssh;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Event;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/**
 * A session channel whose exec request is not waited for in the caller's thread, so that a command's time limit and
 * cancellation hold from its beginning. What is written next arrives after the request in any case (RFC 4254).
 */
final class ExecChannel extends SessionChannel {
    private volatile Event<ConnectionException> answer;

    ExecChannel(Connection connection) {
        super(connection, StandardCharsets.UTF_8);
    }

    /** Sends the request. */
    void start(String line) throws TransportException {
        answer = sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(line));
    }

    /**
     * Waits for the server's answer to the request.
     *
     * @throws ConnectionException if it refused
     */
    void confirm() throws ConnectionException {
        answer.await(conn.getTimeoutMs(), TimeUnit.MILLISECONDS);
    }
}
