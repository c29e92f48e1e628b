package org.standbywizard.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was tried and what was survived: a row for each step, a column for each fault. */
final class FaultTable {
    private final List<String> steps;
    private final Map<FaultPoint, Boolean> results =
            new TreeMap<>(java.util.Comparator.comparing(FaultPoint::toString));

    FaultTable(List<String> steps) {
        this.steps = steps;
    }

    synchronized void add(FaultPoint point, boolean survived) {
        results.put(point, survived);
    }

    synchronized int tried() {
        return results.size();
    }

    synchronized String text() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format("%-24s", "points survived / tried"));
        for (Fault fault : Fault.values()) {
            head.append(String.format("%14s", fault));
        }
        lines.add(head.append(String.format("%14s", "all")).toString());
        steps.forEach(step -> lines.add(row(step, step)));
        lines.add(row("all", ""));
        return String.join("\n", lines);
    }

    private String row(String title, String step) {
        StringBuilder line = new StringBuilder(String.format("%-24s", title));
        for (Fault fault : Fault.values()) {
            line.append(String.format("%14s", cell(step, fault)));
        }
        return line.append(String.format("%14s", cell(step, null))).toString();
    }

    /** @param step empty for all, fault null for all */
    private String cell(String step, Fault fault) {
        List<Boolean> found = results.entrySet().stream()
                .filter(entry -> step.isEmpty() || entry.getKey().where().equals(step))
                .filter(entry -> fault == null || entry.getKey().fault() == fault)
                .map(Map.Entry::getValue)
                .toList();
        return found.isEmpty()
                ? "-"
                : found.stream().filter(survived -> survived).count() + "/" + found.size();
    }
}
