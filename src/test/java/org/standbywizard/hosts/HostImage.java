package org.standbywizard.hosts;

/** A kind of server: which system, which PostgreSQL, laid out by whose packages. */
public enum HostImage {
    DEBIAN_11_PG13("bullseye", "13", Layout.DEBIAN),
    DEBIAN_12_PG15("bookworm", "15", Layout.DEBIAN),
    DEBIAN_13_PG17("trixie", "17", Layout.DEBIAN);

    /** Whose packages' layout a host has. */
    public enum Layout {
        DEBIAN,
        RPM
    }

    private final String suite;
    private final String major;
    private final Layout layout;

    HostImage(String suite, String major, Layout layout) {
        this.suite = suite;
        this.major = major;
        this.layout = layout;
    }

    /** Debian's code name of the system below. */
    public String suite() {
        return suite;
    }

    /** PostgreSQL's major version, such as {@code 9.6} or {@code 15}. */
    public String major() {
        return major;
    }

    public Layout layout() {
        return layout;
    }

    /** The unit of the cluster that a fresh host runs. */
    public String unit() {
        return layout == Layout.DEBIAN
                ? String.format("postgresql@%s-main.service", major)
                : String.format("postgresql-%s.service", major);
    }

    /** The data directory of the cluster that a fresh host runs. */
    public String dataDirectory() {
        return layout == Layout.DEBIAN
                ? String.format("/var/lib/postgresql/%s/main", major)
                : String.format("/var/lib/pgsql/%s/data", major);
    }

    /** Where the server's programs lie. */
    public String binDirectory() {
        return layout == Layout.DEBIAN
                ? String.format("/usr/lib/postgresql/%s/bin", major)
                : String.format("/usr/pgsql-%s/bin", major);
    }
}
