package org.standbywizard.learn;

import java.util.Optional;
import org.standbywizard.plan.PgVersion;

/**
 * What stands in a text for {@code {{primary}}}, {@code {{standby}}}, {@code {{slot}}} and {@code {{version}}}.
 *
 * @param slot the standby's replication slot
 * @param version the servers', if it is known
 */
public record Names(String primary, String standby, String slot, Optional<PgVersion> version) {
    /** Before anything is known. */
    public static final Names USUAL = new Names("db1", "db2", "db2", Optional.empty());

    /** The same with the usual names for what is empty; the slot is called as the standby. */
    public static Names of(String primary, String standby, Optional<PgVersion> version) {
        String known = standby.isBlank() ? USUAL.standby : standby;
        return new Names(primary.isBlank() ? USUAL.primary : primary, known, known, version);
    }

    /** The same with a slot that has a name of its own. */
    public Names withSlot(String name) {
        return new Names(primary, standby, name, version);
    }

    String fill(String text) {
        return fill(text, version.map(PgVersion::major).orElse(PgVersion.V18.major()));
    }

    /** Addresses of documentation have a word of their own for the newest version. */
    String fillAddress(String address) {
        return fill(address, version.map(PgVersion::major).orElse("current"));
    }

    private String fill(String text, String major) {
        return text.replace("{{primary}}", primary)
                .replace("{{standby}}", standby)
                .replace("{{slot}}", slot)
                .replace("{{version}}", major);
    }

    /** Whether something that is true for some versions is to be shown: all of it while the version is not known. */
    boolean concerns(Optional<Versions> versions) {
        return versions.isEmpty() || version.map(versions.get()::hold).orElse(true);
    }
}
