package org.standbywizard.report;

import org.standbywizard.plan.HostId;

/**
 * A directory that a run or its undo set aside, and that nobody needs but people.
 *
 * @param copy whether it is a copy of the primary that an undo set aside; else it is the former data directory
 */
public record Aside(HostId host, String directory, boolean copy) {}
