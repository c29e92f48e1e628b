package org.standbywizard.hosts;

import java.util.Locale;

/**
 * What a test asks for.
 *
 * @param name the host's name inside and in messages
 * @param initialised whether it has a running cluster that starts at boot (an RPM install has none at first)
 * @param diskMegabytes room for what the host writes, 0 for as much as there is
 */
public record HostSpec(String name, HostImage image, boolean initialised, int diskMegabytes) {

    public static HostSpec of(String name, HostImage image) {
        return new HostSpec(name, image, true, 0);
    }

    /** PostgreSQL is installed, but no cluster was ever made. */
    public HostSpec neverInitialised() {
        return new HostSpec(name, image, false, diskMegabytes);
    }

    /** A small disk, kept in memory. */
    public HostSpec withDisk(int megabytes) {
        return new HostSpec(name, image, initialised, megabytes);
    }

    String[] prepareArguments() {
        String layout = image.layout().name().toLowerCase(Locale.ROOT);
        return new String[] {name, initialised ? "running" : "uninitialised", image.major(), layout};
    }
}
