package org.standbywizard.ssh;

import java.util.List;

/** The names that a person's ssh_config gives to hosts. */
public final class SshAliases {
    private final SshConfigFile file;

    /** @param options which file; without one, {@code config} in the directory of keys */
    public SshAliases(SshOptions options) {
        this.file = new SshConfigFile(
                List.of(options.config().orElse(options.directory().resolve("config"))), options.directory());
    }

    /** In the file's order, those of included files too, patterns left out; empty if it cannot be read. */
    public List<String> names() {
        return List.copyOf(file.names());
    }
}
