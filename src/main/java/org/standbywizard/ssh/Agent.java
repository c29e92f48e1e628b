package org.standbywizard.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Buffer.PlainBuffer;

/** An SSH agent (draft-miller-ssh-agent): lists its keys and signs with them. */
final class Agent {
    private static final byte FAILURE = 5;
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int MAX_KEYS = 2048;

    /** One request and its answer, without the length in front. */
    @FunctionalInterface
    interface Transport {
        byte[] ask(byte[] request) throws IOException;
    }

    /** @param blob the public key as it travels; {@code type} is its first field */
    record Identity(byte[] blob, String type, String comment) {}

    private final Transport transport;

    Agent(Transport transport) {
        this.transport = transport;
    }

    List<Identity> identities() throws IOException {
        PlainBuffer answer = ask(new byte[] {REQUEST_IDENTITIES}, IDENTITIES_ANSWER);
        int count = answer.readUInt32AsInt();
        if (count > MAX_KEYS) {
            throw new IOException("the agent claims to hold " + count + " keys");
        }
        List<Identity> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] blob = answer.readBytes();
            found.add(new Identity(blob, new PlainBuffer(blob).readString(), answer.readString()));
        }
        return found;
    }

    /**
     * @param flags 4 for rsa-sha2-512, 2 for rsa-sha2-256, else 0
     * @return the signature as it travels: algorithm and bytes
     */
    byte[] sign(Identity identity, byte[] data, int flags) throws IOException {
        PlainBuffer request = new PlainBuffer();
        request.putByte(SIGN_REQUEST);
        request.putString(identity.blob());
        request.putString(data);
        request.putUInt32(flags);
        return ask(request.getCompactData(), SIGN_RESPONSE).readBytes();
    }

    private PlainBuffer ask(byte[] request, byte wanted) throws IOException {
        PlainBuffer answer = new PlainBuffer(transport.ask(request));
        byte kind = answer.readByte();
        if (kind != wanted) {
            throw new IOException(kind == FAILURE ? "the agent refuses" : "the agent answered with message " + kind);
        }
        return answer;
    }

    /** Adds the length that goes before each message. */
    static byte[] framed(byte[] message) {
        Buffer.PlainBuffer framed = new Buffer.PlainBuffer();
        framed.putString(message);
        return framed.getCompactData();
    }
}
