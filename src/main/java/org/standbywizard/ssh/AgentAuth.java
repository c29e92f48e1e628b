package org.standbywizard.ssh;

import java.io.IOException;
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
    /** The agent's flag for rsa-sha2-512; older RSA signatures are not used (RFC 8332). */
    private static final int SHA2_512 = 4;

    private final Agent agent;
    private final Agent.Identity identity;
    private final boolean rsa;

    AgentAuth(Agent agent, Agent.Identity identity) {
        super("publickey");
        this.agent = agent;
        this.identity = identity;
        this.rsa = identity.type().equals("ssh-rsa");
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq()
                .putBoolean(signed)
                .putString(rsa ? "rsa-sha2-512" : identity.type())
                .putString(identity.blob());
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
            params.getTransport().write(request.putString(agent.sign(identity, data, rsa ? SHA2_512 : 0)));
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new UserAuthException("the agent does not sign with " + identity.comment(), e);
        }
    }
}
