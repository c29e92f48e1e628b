package org.standbywizard.report;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;

/**
 * What a run opened and left on the servers, and nothing beyond it.
 *
 * @param role who may replicate; empty if the run did not touch it
 * @param rules of pg_hba.conf that the run wrote
 * @param passfiles where the password is kept
 * @param runDirectories root-only directories with the files as they were
 */
public record Footprint(
        Optional<Role> role, List<Rule> rules, List<Slot> slots, List<Kept> passfiles, List<Kept> runDirectories) {

    /** @param made by the run; else it was there before and is left as it was */
    public record Role(String name, AuthMethod authentication, boolean made, boolean stands) {}

    /** @param line as it stands in the file */
    public record Rule(HostId host, String file, String line, boolean stands) {}

    /** @param made by the run */
    public record Slot(String name, HostId standby, boolean made, boolean stands) {}

    /** A file or directory on a host. */
    public record Kept(HostId host, String path, boolean stands) {}

    public Footprint {
        rules = List.copyOf(rules);
        slots = List.copyOf(slots);
        passfiles = List.copyOf(passfiles);
        runDirectories = List.copyOf(runDirectories);
    }
}
