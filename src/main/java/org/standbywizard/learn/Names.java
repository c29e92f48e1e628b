package org.standbywizard.learn;

import java.util.Optional;
import org.standbywizard.plan.PgVersion;

/**
 * What stands in a text for {@code {{primary}}}, {@code {{standby}}} and {@code {{version}}}.
 *
 * @param version the servers', if it is known
 */
public record Names(String primary, String standby, Optional<PgVersion> version) {
    /** Before anything is known. */
    public static final Names USUAL = new Names("db1", "db2", Optional.empty());

    /** The same with the usual names for what is empty. */
    public static Names of(String primary, String standby, Optional<PgVersion> version) {
        return new Names(
                primary.isBlank() ? USUAL.primary : primary, standby.isBlank() ? USUAL.standby : standby, version);
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
                .replace("{{version}}", major);
    }

    /** Whether something that is true for some versions is to be shown: all of it while the version is not known. */
    boolean concerns(Optional<Versions> versions) {
        return versions.isEmpty() || version.map(versions.get()::hold).orElse(true);
    }
}
