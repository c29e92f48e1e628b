package org.standbywizard.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.LockFacts;

/** Reads the locks of wizards, where a host has any: lines of a key and a value. Pure. */
final class LockReader {
    private LockReader() {}

    /** The machine's, and those beside its clusters; a run with root has its lock in both places. */
    static List<LockFacts> read(ProbeOutput output) {
        Map<String, LockFacts> byRun = new LinkedHashMap<>();
        output.records().stream()
                .filter(rec -> rec.has("lock"))
                .map(LockReader::read)
                .forEach(lock -> byRun.putIfAbsent(lock.run(), lock));
        return List.copyOf(byRun.values());
    }

    private static LockFacts read(Rec rec) {
        Map<String, String> lines = new HashMap<>();
        rec.text("lock").lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                lines.put(line.substring(0, blank), line.substring(blank + 1));
            }
        });
        long seen = rec.number("lockseen");
        return new LockFacts(
                lines.getOrDefault("who", "?"),
                lines.getOrDefault("run", "unknown"),
                Rec.number(lines.getOrDefault("since", ""), 0),
                seen,
                rec.number("locknow") - seen,
                "stopped".equals(lines.get("state")));
    }
}
