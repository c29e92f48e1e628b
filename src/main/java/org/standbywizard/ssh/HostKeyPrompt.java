package org.standbywizard.ssh;

/** Asks the person whether an unknown host key is the right one. Called by several threads, one question each. */
@FunctionalInterface
public interface HostKeyPrompt {
    /**
     * @param host as the person named it
     * @param keyType such as {@code ssh-ed25519}
     * @param fingerprint as OpenSSH prints it: {@code SHA256:...}
     * @return whether to go on and remember the key
     */
    boolean accept(String host, String keyType, String fingerprint);

    /** Refuses every key. */
    static HostKeyPrompt refuse() {
        return (host, keyType, fingerprint) -> false;
    }
}
