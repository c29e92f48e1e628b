package org.standbywizard.ssh;

import java.util.List;
import java.util.Map;

/** OpenSSH's client configuration for one host (ssh_config(5)). */
@FunctionalInterface
interface SshConfig {
    /**
     * @param host as the person named it
     * @return values by keyword in lower case; what may be given several times (IdentityFile) has several values
     */
    Map<String, List<String>> of(String host);
}
