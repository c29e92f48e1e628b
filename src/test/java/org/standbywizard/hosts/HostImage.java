package org.standbywizard.hosts;

import java.util.Optional;

/** A kind of server: which system, which PostgreSQL, laid out by whose packages. */
public enum HostImage {
    DEBIAN_11_PG13("bullseye", "13"),
    DEBIAN_12_PG15("bookworm", "15"),
    DEBIAN_13_PG17("trixie", "17"),
    /** The coming Debian, which moves. */
    DEBIAN_14_PG18("forky", "18"),
    /** The project's RPM packages, all programs of one version. */
    RPM_PG15(DEBIAN_12_PG15, "15", Layout.PGDG, null, "python"),
    /** Red Hat's own packages: programs in /usr/bin, data in /var/lib/pgsql/data, unit postgresql.service. */
    RPM_DISTRO_PG13(DEBIAN_11_PG13, "13", Layout.DISTRO, null, "python"),
    /** From here on the server has its version and the clients (psql, pg_basebackup, ...) are those of the image below. */
    DEBIAN_11_PG96(DEBIAN_11_PG13, "9.6", Layout.DEBIAN, "9.6.24", "perl and python"),
    DEBIAN_11_PG10(DEBIAN_11_PG13, "10", Layout.DEBIAN, "10.23.0", "perl and python"),
    RPM_PG96(DEBIAN_11_PG13, "9.6", Layout.PGDG, "9.6.24", "perl"),
    RPM_PG10(DEBIAN_11_PG13, "10", Layout.PGDG, "10.23.0", "platform-python"),
    RPM_PG11(DEBIAN_12_PG15, "11", Layout.PGDG, "11.22.1", "platform-python"),
    RPM_PG12(DEBIAN_12_PG15, "12", Layout.PGDG, "12.22.0", "python"),
    RPM_PG18(DEBIAN_14_PG18, "18", Layout.PGDG, "18.6.0", "python");

    /** Whose packages' layout a host has. */
    public enum Layout {
        DEBIAN,
        PGDG,
        DISTRO
    }

    private final HostImage below;
    private final String suite;
    private final String major;
    private final Layout layout;
    private final String embedded;
    private final String language;

    HostImage(String suite, String major) {
        this.below = null;
        this.suite = suite;
        this.major = major;
        this.layout = Layout.DEBIAN;
        this.embedded = null;
        this.language = "perl and python";
    }

    HostImage(HostImage below, String major, Layout layout, String embedded, String language) {
        this.below = below;
        this.suite = below.suite;
        this.major = major;
        this.layout = layout;
        this.embedded = embedded;
        this.language = language;
    }

    /** The image that this one changes, if it is not made from packages. */
    Optional<HostImage> below() {
        return Optional.ofNullable(below);
    }

    /** Debian's code name of the system below. */
    public String suite() {
        return suite;
    }

    /** PostgreSQL's major version, such as {@code 9.6} or {@code 15}. */
    public String major() {
        return major;
    }

    /** Major version of psql, pg_basebackup and the others. */
    public String clientMajor() {
        return below == null ? major : below.major;
    }

    public Layout layout() {
        return layout;
    }

    /** The version of the embedded server binaries, where the server is not Debian's. */
    Optional<String> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** The script languages it has: perl, python3, or python3 only as /usr/libexec/platform-python. */
    public String language() {
        return language;
    }

    /** The unit of the cluster that a fresh host runs. */
    public String unit() {
        return choose("postgresql@%s-main.service", "postgresql-%s.service", "postgresql.service");
    }

    /** The data directory of the cluster that a fresh host runs. */
    public String dataDirectory() {
        return choose("/var/lib/postgresql/%s/main", "/var/lib/pgsql/%s/data", "/var/lib/pgsql/data");
    }

    /** Where the server's configuration files lie. */
    public String configDirectory() {
        return layout == Layout.DEBIAN ? String.format("/etc/postgresql/%s/main", major) : dataDirectory();
    }

    /** Where the server's programs lie. */
    public String binDirectory() {
        return choose("/usr/lib/postgresql/%s/bin", "/usr/pgsql-%s/bin", "/usr/bin");
    }

    private String choose(String debian, String pgdg, String distro) {
        String format = layout == Layout.DEBIAN ? debian : layout == Layout.PGDG ? pgdg : distro;
        return String.format(format, major);
    }
}
