package org.standbywizard.plan;

/** The name of one server of a plan, unique in it; two servers may share one machine. */
public record HostId(String name) implements Comparable<HostId> {
    public HostId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a server needs a name");
        }
    }

    @Override
    public int compareTo(HostId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
