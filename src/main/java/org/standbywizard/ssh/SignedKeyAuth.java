package org.standbywizard.ssh;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.KeyedAuthMethod;

/**
 * Login by a key that is at hand: the signed request at once, without asking first whether the key would be accepted
 * (RFC 4252, section 7). It saves a round trip.
 */
final class SignedKeyAuth extends KeyedAuthMethod {

    SignedKeyAuth(KeyProvider key) {
        super("publickey", key);
    }

    /** sshj would offer an RSA key again for each older signature algorithm, and sshd counts each as a failure. */
    @Override
    public boolean shouldRetry() {
        return false;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return putSig(putPubKey(super.buildReq().putBoolean(true)));
    }
}
