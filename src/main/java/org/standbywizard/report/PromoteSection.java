package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PgVersion;

/** What to do when the primary is lost: fence it first, then promote, by the servers' version and packaging. */
final class PromoteSection {
    private final Words words;
    private final Subject subject;

    PromoteSection(Words words, Subject subject) {
        this.words = words;
        this.subject = subject;
    }

    List<Block> blocks() {
        List<Place> standbys = subject.standbyPlaces();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.promote"), true));
        blocks.add(new Block.Note(Cell.Form.BAD, words.get("report.promote.fence-first", subject.primary())));
        List<Block.Do> steps = new ArrayList<>();
        steps.add(fence());
        if (standbys.size() > 1) {
            steps.add(new Block.Do(
                    words.get("report.promote.choose"),
                    standbys.stream()
                            .map(place ->
                                    words.sql(place.host(), "SELECT " + WatchQueries.received(place.version()) + ";"))
                            .toList()));
        }
        steps.add(new Block.Do(
                words.get(standbys.size() > 1 ? "report.promote.one" : "report.promote.it"),
                standbys.stream().flatMap(place -> commands(place).stream()).toList()));
        steps.add(new Block.Do(
                words.get("report.promote.check"),
                standbys.stream()
                        .map(place -> words.sql(place.host(), "SELECT pg_is_in_recovery();"))
                        .limit(standbys.size() > 1 ? 0 : 1)
                        .toList()));
        steps.add(new Block.Do(words.get("report.promote.clients"), List.of()));
        if (standbys.size() > 1) {
            steps.add(new Block.Do(words.get("report.promote.others"), List.of()));
        }
        if (subject.synchronous()) {
            steps.add(new Block.Do(words.get("report.promote.synchronous"), List.of()));
        }
        steps.add(new Block.Do(words.get("report.promote.old", subject.primary()), List.of()));
        blocks.add(new Block.Steps(steps));
        return blocks;
    }

    /** Stopped, and not started again by the next boot. */
    private Block.Do fence() {
        List<Block.Code> codes = subject.primaryPlace()
                .map(place -> List.of(
                        !place.hasUnit()
                                ? words.owner(place, place.pgCtl("-m fast stop"))
                                : place.isDebian()
                                        ? words.root(
                                                place.host(),
                                                place.service("stop"),
                                                "echo manual > " + place.startConf())
                                        : words.root(place.host(), place.service("stop"), place.service("disable"))))
                .orElse(List.of());
        return new Block.Do(words.get("report.promote.fence", subject.primary()), codes);
    }

    /** pg_promote came with 12; pg_ctl waits for its end from 10 on. */
    private List<Block.Code> commands(Place place) {
        List<Block.Code> codes = new ArrayList<>();
        if (place.version().atLeast(PgVersion.V12)) {
            codes.add(words.sql(place.host(), "SELECT pg_promote();"));
        }
        codes.add(
                place.isDebian()
                        ? words.root(place.host(), "pg_ctlcluster " + place.debianWords() + " promote")
                        : words.owner(place, place.pgCtl("promote")));
        return codes;
    }
}
