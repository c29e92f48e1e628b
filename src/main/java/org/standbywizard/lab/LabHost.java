package org.standbywizard.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** The SSH side of one server of the lab: a loopback port with a host key and a password of its own. */
final class LabHost {
    /** What a login has beside the lab's own programs. */
    static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static final String ADDRESS = "127.0.0.1";

    private final LabServer server;
    private final Path bin;
    private final String password;
    private final KeyPair key;
    private SshServer ssh;
    private int port;

    /**
     * @param bin the lab's programs
     * @param port 0 for any
     */
    LabHost(LabServer server, Path bin, String password, KeyPair key, int port) {
        this.server = server;
        this.bin = bin;
        this.password = password;
        this.key = key;
        this.port = port;
    }

    /** Takes connections; after a {@link #stop} again at the same port. */
    void start() throws IOException {
        Map<String, String> environment = environment(server, bin);
        Account account = server.account();
        SshServer next = SshServer.setUpDefaultServer();
        next.setHost(ADDRESS);
        next.setPort(port);
        next.setKeyPairProvider(KeyPairProvider.wrap(key));
        next.setPasswordAuthenticator((user, given, session) ->
                user.equals(account.name()) && MessageDigest.isEqual(bytes(given), bytes(password)));
        next.setCommandFactory(
                (channel, line) -> new LoginCommand(account.command(LoginCommand.shell(line)), environment));
        next.setShellFactory(channel -> new HostTerminal(server, environment));
        next.setForwardingFilter(new LoopbackOnly());
        next.start();
        ssh = next;
        port = next.getPort();
    }

    /** As sshd sets it, with the lab's mark. */
    private static Map<String, String> environment(LabServer server, Path bin) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("HOME", server.home().toString());
        all.put("USER", server.account().name());
        all.put("LOGNAME", server.account().name());
        all.put("SHELL", "/bin/sh");
        all.put("PATH", bin + ":" + SYSTEM_PATH);
        all.put(Leftovers.MARK, server.directory().getParent().toString());
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    LabServer server() {
        return server;
    }

    int sshPort() {
        return port;
    }

    Lab.Host shown() {
        return new Lab.Host(server.name(), port, server.port(), server.data(), server.run());
    }

    /** Its line of a known_hosts file. */
    String knownHost() throws IOException {
        StringBuilder line = new StringBuilder("[" + ADDRESS + "]:" + sshPort() + " ");
        PublicKeyEntry.appendPublicKeyEntry(line, key.getPublic());
        return line.toString();
    }

    /** Stops listening and breaks its connections, as a machine does that loses its power. */
    void stop() {
        if (ssh == null) {
            return;
        }
        try {
            ssh.stop(true);
            ssh = null;
        } catch (IOException e) {
            throw LabFailures.refused("lab-ssh-stop", e, server.name());
        }
    }

    /** The lab is no way to other machines. */
    private static final class LoopbackOnly extends AcceptAllForwardingFilter {
        @Override
        protected boolean checkAcceptance(String request, Session session, SshdSocketAddress target) {
            return ADDRESS.equals(target.getHostName()) || "localhost".equals(target.getHostName());
        }
    }
}
