package org.standbywizard.lab;

import java.util.Optional;

/** This computer's name among the platforms that labs can be made on: the engine works on Linux hosts. */
final class Platform {
    private Platform() {}

    /** Such as {@code linux-amd64}; empty where there can be no lab. */
    static Optional<String> name(String system, String machine) {
        if (!system.equals("Linux")) {
            return Optional.empty();
        }
        return switch (machine) {
            case "amd64", "x86_64" -> Optional.of("linux-amd64");
            case "aarch64" -> Optional.of("linux-arm64v8");
            default -> Optional.empty();
        };
    }
}
