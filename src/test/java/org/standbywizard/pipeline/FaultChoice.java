package org.standbywizard.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.standbywizard.pipeline.FaultPoint.Moment;
import org.standbywizard.pipeline.FaultPoint.Then;

/** Which points of the matrix are tried. */
final class FaultChoice {
    private FaultChoice() {}

    /** Every step with every fault at every moment, and both ways out. */
    static List<FaultPoint> all(List<String> steps) {
        List<FaultPoint> points = new ArrayList<>();
        for (String step : steps) {
            for (Fault fault : Fault.values()) {
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
     * One point for each step, so that every fault meets every moment and both ways out, as far as there are steps
     * enough; which step meets which changes with the seed.
     */
    static List<FaultPoint> spread(List<String> steps, long seed) {
        List<FaultPoint> ways = new ArrayList<>();
        for (int i = 0; i < Fault.values().length * Moment.values().length; i++) {
            Then then = Then.values()[(i + i / Moment.values().length) % Then.values().length];
            ways.add(point(
                    "-",
                    Fault.values()[i / Moment.values().length],
                    Moment.values()[i % Moment.values().length],
                    then));
        }
        Random random = new Random(seed);
        List<String> order = new ArrayList<>(steps);
        Collections.shuffle(order, random);
        Collections.shuffle(ways, random);
        List<FaultPoint> points = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            FaultPoint way = ways.get(i % ways.size());
            boolean again = i / ways.size() % 2 == 1;
            Then then = again ? Then.values()[1 - way.then().ordinal()] : way.then();
            points.add(point(order.get(i), way.fault(), way.moment(), then));
        }
        return points;
    }

    private static FaultPoint point(String step, Fault fault, Moment moment, Then then) {
        boolean undo = step.startsWith("undo-");
        return new FaultPoint(undo, undo ? step.substring("undo-".length()) : step, fault, moment, then);
    }
}
