package org.standbywizard.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What files and directories of a host are, for comparing before and after; times do not count. */
public record Fingerprint(SortedMap<String, Entry> entries) {

    private static final Entry ABSENT = new Entry("absent", "", "", "", "", "");

    /**
     * One file, directory, link, or unit.
     *
     * @param type find's letter ({@code f}, {@code d}, {@code l}), {@code absent}, or {@code unit}
     * @param mode octal, as find prints it
     * @param link where a symbolic link leads, a unit's state, else empty
     * @param sha256 of a file's bytes, else empty
     */
    public record Entry(String type, String owner, String group, String mode, String link, String sha256) {}

    /** Looks at these paths and all below them, and at the enablement of all units of PostgreSQL. */
    public static Fingerprint of(TestHost host, String... paths) {
        return parse(host.exec(Scripts.read("fingerprint.sh"), paths).ok());
    }

    static Fingerprint parse(String text) {
        String[] parts = text.split("(?<=^|\0)==\0", -1);
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (String line : lines(parts[0])) {
            String[] field = line.split("\t", 6);
            entries.put(field[5], new Entry(field[0], field[1], field[2], field[3], field[4], ""));
        }
        for (String line : lines(parts[1])) {
            // sha256sum -z: checksum, blank, type letter, name; nothing is escaped.
            entries.computeIfPresent(
                    line.substring(66),
                    (path, e) -> new Entry(e.type(), e.owner(), e.group(), e.mode(), e.link(), line.substring(0, 64)));
        }
        for (String line : lines(parts[2])) {
            String[] field = line.trim().split("\\s+");
            entries.put("unit " + field[0], new Entry("unit", "", "", "", field[1], ""));
        }
        return new Fingerprint(entries);
    }

    private static List<String> lines(String part) {
        return List.of(part.split("\0")).stream().filter(l -> !l.isBlank()).toList();
    }

    /** One line for everything that is there in only one of the two, or not the same in both; empty if equal. */
    public List<String> differences(Fingerprint after) {
        List<String> found = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(entries.keySet());
        names.addAll(after.entries.keySet());
        for (String name : names) {
            Entry was = entries.getOrDefault(name, ABSENT);
            Entry is = after.entries.getOrDefault(name, ABSENT);
            if (!was.equals(is)) {
                found.add(String.format("%s: was %s, is %s", name, was, is));
            }
        }
        return found;
    }
}
