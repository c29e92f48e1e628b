package org.standbywizard.lab;

import java.nio.file.Path;

/**
 * What a lab shall be.
 *
 * @param home where labs, unpacked programs and fresh clusters are kept
 * @param archives the server programs to choose from
 * @param major PostgreSQL's major version, empty for the newest there is
 * @param standbys how many, 1 to 3
 */
public record LabSettings(Path home, Archives archives, String major, int standbys) {
    public static final int MOST_STANDBYS = 3;

    public LabSettings {
        if (standbys < 1 || standbys > MOST_STANDBYS) {
            throw new IllegalArgumentException("1 to " + MOST_STANDBYS + " standbys, not " + standbys);
        }
    }
}
