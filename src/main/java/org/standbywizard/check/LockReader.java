package org.standbywizard.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.check.ProbeOutput.Rec;
import org.standbywizard.plan.LockFacts;

/** Reads the lock of a wizard, where a host has one: lines of a key and a value. Pure. */
final class LockReader {
    private LockReader() {}

    /** The machine's, or that of a login without root, which lies beside its cluster. */
    static Optional<LockFacts> read(ProbeOutput output) {
        return output.records().stream()
                .filter(rec -> rec.has("lock"))
                .findFirst()
                .map(LockReader::read);
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
