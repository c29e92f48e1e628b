package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PgVersion;

/** How to see that it goes on well, with this plan's names and by the servers' version. */
final class WatchSection {
    private final Words words;
    private final Subject subject;
    private final String planFile;

    WatchSection(Words words, Subject subject, String planFile) {
        this.words = words;
        this.subject = subject;
        this.planFile = planFile;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.watch")));
        blocks.add(new Block.Note(Cell.Form.WARN, words.get("report.watch.no-backup")));
        blocks.add(new Block.Code(
                words.get("report.watch.wizard"),
                List.of("standby-wizard verify " + Place.quoted(planFile) + " --watch")));
        if (!subject.standbys().isEmpty()) {
            subject.primaryPlace().ifPresent(place -> primary(place, blocks));
        }
        subject.standbyPlaces().forEach(place -> standby(place, blocks));
        blocks.add(new Block.Heading(3, words.get("report.care")));
        blocks.add(new Block.Items(care()));
        subject.primaryPlace()
                .ifPresent(place -> blocks.add(words.sql(place.host(), "CHECKPOINT;", "SHOW server_version;")));
        for (Place place : all()) {
            blocks.add(words.root(place.host(), Place.quoted(place.binDir() + "/postgres") + " --version"));
        }
        return blocks;
    }

    private List<Place> all() {
        List<Place> all = new ArrayList<>();
        subject.primaryPlace().ifPresent(all::add);
        all.addAll(subject.standbyPlaces());
        return all;
    }

    private void primary(Place place, List<Block> blocks) {
        blocks.add(new Block.Heading(3, words.get("report.watch.primary", place.host())));
        blocks.add(words.root(place.host(), place.psql()));
        blocks.add(new Block.Text(words.get("report.watch.senders")));
        blocks.add(sql(place, WatchQueries.senders(place.version(), subject.applicationNames())));
        if (!subject.slots().isEmpty()) {
            boolean status = place.version().atLeast(PgVersion.V13);
            blocks.add(new Block.Text(words.get(status ? "report.watch.slots" : "report.watch.slots.uncapped")));
            blocks.add(sql(place, WatchQueries.slots(place.version(), subject.slots())));
        }
        service(place, blocks);
    }

    private void standby(Place place, List<Block> blocks) {
        blocks.add(new Block.Heading(3, words.get("report.watch.standby", place.host())));
        blocks.add(words.root(place.host(), place.psql()));
        blocks.add(new Block.Text(words.get("report.watch.receiver")));
        blocks.add(sql(place, WatchQueries.receiver(place.version())));
        service(place, blocks);
    }

    private void service(Place place, List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        lines.add(place.service("status"));
        if (place.isDebian()) {
            lines.add("pg_lsclusters");
        }
        lines.add("df -h " + Place.quoted(place.dataDirectory()));
        blocks.add(
                place.hasUnit()
                        ? words.root(place.host(), lines.toArray(String[]::new))
                        : words.owner(place, lines.toArray(String[]::new)));
    }

    private Block sql(Place place, List<String> lines) {
        return words.sql(place.host(), lines.toArray(String[]::new));
    }

    private List<String> care() {
        return List.of(
                words.get("report.care.checkpoint"),
                words.get("report.care.upgrade"),
                words.get("report.care.parameters"),
                words.get("report.care.tablespaces"));
    }
}
