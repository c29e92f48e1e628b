package org.standbywizard.report;

import java.util.Optional;
import org.standbywizard.plan.HostId;

/**
 * A parameter of one server that a run wrote.
 *
 * @param before what was in force or stood in the file; empty if it was not set there
 * @param after empty if it was taken out of a file
 * @param file where it stands
 * @param restart whether it needed a restart
 * @param stands whether it is still so, as far as the journal tells
 */
public record SettingChange(
        HostId host,
        String name,
        Optional<String> before,
        Optional<String> after,
        String file,
        boolean restart,
        boolean stands) {}
