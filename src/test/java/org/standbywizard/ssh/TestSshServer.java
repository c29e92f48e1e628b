package org.standbywizard.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** An SSH server in this JVM that really runs commands, as the user who runs the tests. */
final class TestSshServer implements Closeable {
    static final String USER = "tester";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> authorized = new HashSet<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> forwards = new CopyOnWriteArrayList<>();

    private volatile String startFile = "";

    private TestSshServer() {
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", System.getProperty("java.io.tmpdir"));
        server.setHost("127.0.0.1");
        server.setCommandFactory((channel, command) -> {
            commands.add(command);
            return new ShellCommand(startFile + command, environment);
        });
        server.setPublickeyAuthenticator((user, key, session) -> {
            logins.add("key");
            return authorized.contains(text(key));
        });
        server.setForwardingFilter(new AcceptAllForwardingFilter() {
            @Override
            protected boolean checkAcceptance(
                    String request, org.apache.sshd.common.session.Session session, SshdSocketAddress target) {
                forwards.add(target.getHostName() + ":" + target.getPort());
                return true;
            }
        });
    }

    /** A server with an ECDSA host key that knows nobody yet. */
    static TestSshServer make() {
        return new TestSshServer().hostKeys(ecdsa());
    }

    TestSshServer hostKeys(KeyPair... keys) {
        server.setKeyPairProvider(KeyPairProvider.wrap(keys));
        return this;
    }

    /** What the server calls itself. */
    TestSshServer identification(String words) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, words);
        return this;
    }

    /** Accepts a public key, as a line of an OpenSSH .pub file. */
    TestSshServer accept(String line) {
        try {
            authorized.add(text(AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TestSshServer password(String password) {
        server.setPasswordAuthenticator((user, given, session) -> {
            logins.add("password");
            return given.equals(password);
        });
        return this;
    }

    TestSshServer questions(KeyboardInteractiveAuthenticator questions) {
        server.setKeyboardInteractiveAuthenticator(questions);
        return this;
    }

    /** OpenSSH's AuthenticationMethods, such as {@code publickey,keyboard-interactive}. */
    TestSshServer methods(String methods) {
        CoreModuleProperties.AUTH_METHODS.set(server, methods);
        return this;
    }

    /** A variable in the environment of commands. */
    TestSshServer environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What a login shell's start file does before each command. */
    TestSshServer startFile(String commands) {
        startFile = commands + "\n";
        return this;
    }

    /** Puts a directory before the others in PATH. */
    TestSshServer programs(Path directory) {
        return environment("PATH", directory + ":" + environment.get("PATH"));
    }

    TestSshServer start() {
        return start(0);
    }

    TestSshServer start(int port) {
        try {
            server.setPort(port);
            server.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Ways of login that were tried, in order. */
    List<String> logins() {
        return logins;
    }

    /** Commands as they were received. */
    List<String> commands() {
        return commands;
    }

    List<String> forwards() {
        return forwards;
    }

    /** Breaks every connection, as a dying network does. */
    void breakConnections() {
        new ArrayList<>(server.getActiveSessions()).forEach(session -> session.close(true));
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair ecdsa() {
        return generate("EC", 256);
    }

    static KeyPair rsa() {
        return generate("RSA", 2048);
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code SHA256:...} of a key, by another implementation than the one under test. */
    static String fingerprint(KeyPair key) {
        return KeyUtils.getFingerPrint(key.getPublic());
    }

    /** Type and base64, as known_hosts has them. */
    static String text(PublicKey key) {
        try {
            StringBuilder text = new StringBuilder();
            org.apache.sshd.common.config.keys.PublicKeyEntry.appendPublicKeyEntry(text, key);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
