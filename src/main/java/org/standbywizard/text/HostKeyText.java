package org.standbywizard.text;

import java.util.Map;

/** How a person compares a server's host key with what an SSH client was shown. */
public final class HostKeyText {
    /** How sshd names its key files; every other type is one of the ECDSA curves. */
    private static final Map<String, String> KINDS =
            Map.of("ssh-ed25519", "ed25519", "ssh-rsa", "rsa", "ssh-dss", "dsa");

    private HostKeyText() {}

    /** The command that shows the key's fingerprint on the server's own console. @param keyType as SSH names it */
    public static String command(String keyType) {
        String kind = KINDS.getOrDefault(keyType, "ecdsa");
        return "ssh-keygen -lf /etc/ssh/ssh_host_%s_key.pub".formatted(kind);
    }
}
