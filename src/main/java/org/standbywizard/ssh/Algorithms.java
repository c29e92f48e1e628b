package org.standbywizard.ssh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;

/**
 * Which algorithms are asked for first, and which are weak: SHA-1 and MD5, CBC and RC4, blocks of 64 bits, DSA, RSA below
 * 2048 bits (RFC 8270, RFC 9142; what OpenSSH no longer offers by itself). A client's order decides (RFC 4253, section
 * 7.1), so a weak one that is used after all means that the server offers nothing better.
 */
final class Algorithms {
    static final int FEWEST_RSA_BITS = 2048;

    private static final Set<String> SMALL_BLOCKS = Set.of("3des", "blowfish", "cast128", "idea");
    private static final Set<String> WEAK_KEYS =
            Set.of("ssh-rsa", "ssh-dss", "ssh-rsa-cert-v01@openssh.com", "ssh-dss-cert-v01@openssh.com");

    private Algorithms() {}

    /** sshj itself asks for HMAC-SHA1 and CBC before what is better. */
    static void sort(Config config) {
        config.setKeyExchangeFactories(sorted(config.getKeyExchangeFactories(), Algorithms::exchangeRank));
        config.setKeyAlgorithms(sorted(config.getKeyAlgorithms(), Algorithms::keyRank));
        config.setCipherFactories(sorted(config.getCipherFactories(), Algorithms::cipherRank));
        config.setMACFactories(sorted(config.getMACFactories(), Algorithms::macRank));
    }

    private static <T> List<Factory.Named<T>> sorted(List<Factory.Named<T>> all, Function<String, Integer> rank) {
        List<Factory.Named<T>> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(factory -> rank.apply(factory.getName())));
        return sorted;
    }

    /** The names of the weak ones in use, in the order in which a connection is made. */
    static List<String> weak(NegotiatedAlgorithms used) {
        Set<String> weak = new LinkedHashSet<>();
        if (isWeakExchange(used.getKeyExchangeAlgorithm())) {
            weak.add(used.getKeyExchangeAlgorithm());
        }
        if (WEAK_KEYS.contains(used.getSignatureAlgorithm())) {
            weak.add(used.getSignatureAlgorithm());
        }
        direction(weak, used.getClient2ServerCipherAlgorithm(), used.getClient2ServerMACAlgorithm());
        direction(weak, used.getServer2ClientCipherAlgorithm(), used.getServer2ClientMACAlgorithm());
        return List.copyOf(weak);
    }

    private static void direction(Set<String> weak, String cipher, String mac) {
        if (isWeakCipher(cipher)) {
            weak.add(cipher);
        }
        // A cipher with authentication of its own uses no MAC, whatever was agreed.
        if (!isAuthenticated(cipher) && isWeakMac(mac)) {
            weak.add(mac);
        }
    }

    private static int exchangeRank(String name) {
        if (name.startsWith("ext-info")) {
            return 3;
        }
        return isWeakExchange(name) ? 2 : name.startsWith("curve25519") ? 0 : 1;
    }

    /** A certificate means nothing without an authority; where known_hosts has one, it is asked for first. */
    private static int keyRank(String name) {
        return WEAK_KEYS.contains(name) ? 2 : name.contains("-cert-") ? 1 : 0;
    }

    private static int cipherRank(String name) {
        return isAuthenticated(name) ? 0 : isWeakCipher(name) ? 2 : 1;
    }

    private static int macRank(String name) {
        return isWeakMac(name) ? 2 : name.contains("-etm") ? 0 : 1;
    }

    private static boolean isWeakExchange(String name) {
        return name.endsWith("-sha1");
    }

    private static boolean isAuthenticated(String cipher) {
        return cipher.startsWith("chacha20-poly1305") || cipher.contains("-gcm");
    }

    private static boolean isWeakCipher(String name) {
        return name.contains("-cbc")
                || name.startsWith("arcfour")
                || SMALL_BLOCKS.stream().anyMatch(name::startsWith);
    }

    private static boolean isWeakMac(String name) {
        return name.contains("sha1") || name.contains("md5") || name.contains("ripemd") || name.contains("-96");
    }
}
