package org.standbywizard.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.standbywizard.pipeline.FaultPoint.Moment;
import org.standbywizard.pipeline.FaultPoint.Then;

/** Which points of the matrix are tried. */
final class FaultChoice {
    /** Steps in which both servers take part. */
    private static final Set<String> BOTH = Set.of("login", "copy", "streaming", "proof");

    private FaultChoice() {}

    private static boolean fits(String step, Fault fault) {
        return !fault.isOther() || !step.startsWith("undo-") && BOTH.contains(step.substring(step.indexOf('/') + 1));
    }

    /** Every step with every fault at every moment, and both ways out. */
    static List<FaultPoint> all(List<String> steps) {
        List<FaultPoint> points = new ArrayList<>();
        for (String step : steps) {
            for (Fault fault : Fault.values()) {
                if (!fits(step, fault)) {
                    continue;
                }
                for (Moment moment : Moment.values()) {
                    for (Then then : Then.values()) {
                        points.add(point(step, fault, moment, then));
                    }
                }
            }
        }
        return points;
    }

    /**
     * One point for each step, and as many more as are needed for every fault to meet every moment; both ways out in
     * turn. Which step meets which changes with the seed.
     */
    static List<FaultPoint> spread(List<String> steps, long seed) {
        Random random = new Random(seed);
        List<FaultPoint> left = new ArrayList<>(all(steps));
        Collections.shuffle(left, random);
        List<FaultPoint> points = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        // First those that show most that was not seen yet.
        for (int news = 3; news > 0; news--) {
            for (FaultPoint point : left) {
                List<String> shows = List.of(
                        "step " + point.where(),
                        "way " + point.fault() + " " + point.moment(),
                        "end " + point.fault() + " " + point.then());
                if (shows.stream().filter(what -> !seen.contains(what)).count() >= news) {
                    seen.addAll(shows);
                    points.add(point);
                }
            }
        }
        return points;
    }

    private static FaultPoint point(String step, Fault fault, Moment moment, Then then) {
        boolean undo = step.startsWith("undo-");
        return new FaultPoint(undo, undo ? step.substring("undo-".length()) : step, fault, moment, then);
    }
}
