package org.standbywizard.steps;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;

/** When files on a host were last written, seconds since 1970 with their fraction, by path; without those that are not there. */
record FileTimes(Map<String, Double> byPath) {

    /** @throws org.standbywizard.remote.FailureException if the host cannot be asked */
    static FileTimes of(RemoteHost remote, List<String> paths, Cancellation cancellation) {
        String out = remote.runOrFail(Scripts.admin(Scripts.FILE_TIMES, paths.toArray(String[]::new)), cancellation)
                .out();
        Map<String, Double> times = new LinkedHashMap<>();
        Iterator<String> lines = out.lines().iterator();
        for (String path : paths) {
            String line = lines.hasNext() ? lines.next().strip() : "";
            if (line.matches("\\d{1,15}(\\.\\d{1,12})?")) {
                times.put(path, Double.valueOf(line));
            }
        }
        return new FileTimes(times);
    }

    /** Whether the file is there and was written after that time. */
    boolean isAfter(String path, double time) {
        return byPath.getOrDefault(path, 0.0) > time;
    }
}
