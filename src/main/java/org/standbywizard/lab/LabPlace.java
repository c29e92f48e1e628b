package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Where labs are kept. The servers' user must be able to pass through, and a Unix socket's path may have 107 bytes only
 * (unix(7)): where the usual place does not serve, it is one below /var/tmp.
 */
final class LabPlace {
    private static final int LONGEST = 60;

    private LabPlace() {}

    /** @throws org.standbywizard.remote.FailureException if it cannot be made, or belongs to somebody else */
    static Path prepare(Path wanted, Account account) {
        Path place = wanted.toAbsolutePath().normalize();
        if (place.toString().length() > LONGEST || account.isOther() && !isPassable(place)) {
            place = Path.of("/var/tmp/standby-wizard-practice-" + System.getProperty("user.name"));
        }
        try {
            Trees.make(place, "rwxr-xr-x");
            String owner = Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                throw LabFailures.refused("lab-place-owner", "", place, owner);
            }
            return place;
        } catch (IOException e) {
            throw LabFailures.refused("lab-place", e, place);
        }
    }

    /** Where a new lab may be made. */
    static Path newLab(Path place) {
        byte[] bytes = new byte[3];
        new SecureRandom().nextBytes(bytes);
        return place.resolve("lab-" + HexFormat.of().formatHex(bytes));
    }

    /** Whether others may pass through every directory above it that is there already. */
    static boolean isPassable(Path place) {
        for (Path up = place; up != null; up = up.getParent()) {
            try {
                if (Files.isDirectory(up)) {
                    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(up);
                    if (!mode.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                        return false;
                    }
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
