package org.standbywizard.lab;

import java.util.Locale;
import java.util.Optional;

/** This computer's name among the platforms that there are server programs for. */
final class Platform {
    private Platform() {}

    /** Such as {@code linux-amd64}; empty where there is none, as on Windows. */
    static Optional<String> name(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT);
        String cpu = machine.equals("amd64") || machine.equals("x86_64")
                ? "amd64"
                : machine.equals("aarch64") ? "arm64v8" : "";
        if (cpu.isEmpty()) {
            return Optional.empty();
        }
        return os.equals("linux")
                ? Optional.of("linux-" + cpu)
                : os.startsWith("mac") ? Optional.of("darwin-" + cpu) : Optional.empty();
    }
}
