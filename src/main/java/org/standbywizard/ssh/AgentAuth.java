package org.standbywizard.ssh;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Login by one key of an agent. The server is asked first whether it would accept the key (RFC 4252, section 7), since
 * some agents let the person confirm each signature.
 */
final class AgentAuth extends AbstractAuthMethod {
    private record Algorithm(String name, int flags) {}

    private final Agent agent;
    private final Agent.Identity identity;
    private final Iterator<Algorithm> algorithms;
    private Algorithm algorithm;

    AgentAuth(Agent agent, Agent.Identity identity) {
        super("publickey");
        this.agent = agent;
        this.identity = identity;
        List<Algorithm> all = identity.type().equals("ssh-rsa")
                ? List.of(
                        new Algorithm("rsa-sha2-512", 4), new Algorithm("rsa-sha2-256", 2), new Algorithm("ssh-rsa", 0))
                : List.of(new Algorithm(identity.type(), 0));
        this.algorithms = all.iterator();
        this.algorithm = algorithms.next();
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm.name()).putString(identity.blob());
    }

    @Override
    public boolean shouldRetry() {
        boolean more = algorithms.hasNext();
        if (more) {
            algorithm = algorithms.next();
        }
        return more;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            params.getTransport().write(request.putString(agent.sign(identity, data, algorithm.flags())));
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new UserAuthException("the agent does not sign with " + identity.comment(), e);
        }
    }
}
