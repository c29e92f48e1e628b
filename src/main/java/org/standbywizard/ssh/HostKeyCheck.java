package org.standbywizard.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.standbywizard.remote.Failure;

/**
 * Judges one server's host key for one connection. The reason for a refusal stays here, since sshj's own message has
 * only a fingerprint that nobody compares any more (MD5).
 */
final class HostKeyCheck implements HostKeyVerifier {
    private static final List<String> RSA = List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");
    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    private final String host;
    private final String lookup;
    private final KnownHosts known;
    private final HostKeyPolicy policy;
    private final Optional<String> expected;
    private final List<String> algorithms;
    private volatile Optional<Failure> failure = Optional.empty();
    private volatile Optional<HostKey> question = Optional.empty();
    private volatile Optional<String> shortKey = Optional.empty();

    /**
     * @param host as the person named it
     * @param alias the name to look for in known_hosts instead of the address
     * @param expected the fingerprint that a person vouched for
     * @param algorithms key algorithms to ask for first; empty asks for those that known_hosts has
     */
    HostKeyCheck(
            String host,
            String address,
            int port,
            Optional<String> alias,
            KnownHosts known,
            HostKeyPolicy policy,
            Optional<String> expected,
            List<String> algorithms) {
        this.host = host;
        this.lookup = alias.orElseGet(() -> KnownHosts.name(address, port));
        this.known = known;
        this.policy = policy;
        this.expected = expected;
        this.algorithms = algorithms;
    }

    /** Why the key was refused. */
    Optional<Failure> failure() {
        return failure;
    }

    /** The key that only a person can judge. */
    Optional<HostKey> question() {
        return question;
    }

    /** The host's RSA key, if it is too short to be trusted for long: {@code RSA, 1024 bits}. */
    Optional<String> shortKey() {
        return shortKey;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        try {
            HostKey seen = seen(key);
            shortKey = shortKey(key);
            failure = judge(key, seen);
            return failure.isEmpty();
        } catch (IOException e) {
            failure = Optional.of(new Failure.Refused(host, "known-hosts", List.of(), String.valueOf(e.getMessage())));
            return false;
        }
    }

    private Optional<Failure> judge(PublicKey key, HostKey seen) throws IOException {
        List<KnownHost> lines = known.about(lookup);
        for (KnownHost line : lines) {
            if (line.marker() == KnownHost.Marker.REVOKED
                    && (line.key().equals(signer(key, seen)) || line.key().equals(plain(key, seen)))) {
                return Optional.of(changed(seen, "revoked", line));
            }
        }
        if (key instanceof Certificate<?>) {
            // sshj has checked signature, validity and host name; what remains is who signed.
            HostKey authority = signer(key, seen);
            return lines.stream()
                            .anyMatch(l -> l.marker() == KnownHost.Marker.CERT_AUTHORITY
                                    && l.key().equals(authority))
                    ? Optional.empty()
                    : Optional.of(new Failure.Refused(
                            host, "host-certificate", List.of(authority.type(), authority.fingerprint()), ""));
        }
        List<KnownHost> plain =
                lines.stream().filter(l -> l.marker() == KnownHost.Marker.NONE).toList();
        if (plain.stream().anyMatch(l -> l.key().equals(seen)) || knownWithoutPort(seen)) {
            return Optional.empty();
        }
        if (!plain.isEmpty()) {
            KnownHost like = plain.stream()
                    .filter(l -> l.key().type().equals(seen.type()))
                    .findFirst()
                    .orElse(plain.get(0));
            return Optional.of(changed(seen, like.key().fingerprint(), like));
        }
        return unknown(seen);
    }

    /** OpenSSH, too, takes a key that it knows for the same host at port 22. */
    private boolean knownWithoutPort(HostKey seen) throws IOException {
        int end = lookup.lastIndexOf("]:");
        return lookup.startsWith("[")
                && end > 0
                && known.about(lookup.substring(1, end)).stream()
                        .anyMatch(l ->
                                l.marker() == KnownHost.Marker.NONE && l.key().equals(seen));
    }

    private Optional<Failure> unknown(HostKey seen) throws IOException {
        if (expected.isPresent()) {
            if (!expected.get().equals(seen.fingerprint())) {
                return Optional.of(new Failure.Refused(
                        host, "host-key-unexpected", List.of(seen.type(), seen.fingerprint(), expected.get()), ""));
            }
        } else if (policy != HostKeyPolicy.ACCEPT_NEW) {
            // The person is asked after this connection is closed: a server does not wait for ever.
            question = policy == HostKeyPolicy.ASK ? Optional.of(seen) : Optional.empty();
            return Optional.of(new Failure.HostKeyUnknown(host, seen.type(), seen.fingerprint()));
        }
        known.remember(lookup, seen);
        return Optional.empty();
    }

    private Failure changed(HostKey seen, String expects, KnownHost line) {
        return new Failure.HostKeyChanged(
                host, seen.type(), seen.fingerprint(), expects, line.file().toString(), line.line());
    }

    private static HostKey seen(PublicKey key) {
        KeyType type = KeyType.fromKey(key);
        return HostKey.of(
                type.toString(), new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    }

    private static HostKey signer(PublicKey key, HostKey seen) throws IOException {
        if (key instanceof Certificate<?> certificate) {
            return seen(new Buffer.PlainBuffer(certificate.getSignatureKey()).readPublicKey());
        }
        return seen;
    }

    /** What a certificate certifies. */
    private static HostKey plain(PublicKey key, HostKey seen) {
        return key instanceof Certificate<?> certificate ? seen(certificate.getKey()) : seen;
    }

    private static Optional<String> shortKey(PublicKey key) {
        PublicKey plain = key instanceof Certificate<?> certificate ? certificate.getKey() : key;
        return plain instanceof RSAKey rsa && rsa.getModulus().bitLength() < Algorithms.FEWEST_RSA_BITS
                ? Optional.of("RSA, " + rsa.getModulus().bitLength() + " bits")
                : Optional.empty();
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        if (!algorithms.isEmpty()) {
            return algorithms;
        }
        List<String> found = new ArrayList<>();
        try {
            for (KnownHost line : known.about(lookup)) {
                if (line.marker() == KnownHost.Marker.CERT_AUTHORITY) {
                    certificates(found);
                } else if (line.marker() == KnownHost.Marker.NONE) {
                    found.addAll(
                            line.key().type().equals("ssh-rsa")
                                    ? RSA
                                    : List.of(line.key().type()));
                }
            }
        } catch (IOException e) {
            // verify() reads the files again and says so.
            return List.of();
        }
        return found;
    }

    /** An authority of any key type signs host keys of any type. */
    private static void certificates(List<String> found) {
        for (String type : List.of(
                "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa")) {
            found.add(type + CERTIFICATE);
        }
    }
}
