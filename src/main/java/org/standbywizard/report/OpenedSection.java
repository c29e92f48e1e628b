package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;

/** What the run opened, and that it is the least that serves. */
final class OpenedSection {
    private static final String LISTEN = "listen_addresses";

    private final Words words;
    private final RunReport run;
    private final List<Block.Row> rows = new ArrayList<>();

    OpenedSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
    }

    List<Block> blocks() {
        Footprint print = run.footprint();
        HostId primary = run.changeSet().primary();
        print.rules().forEach(rule -> add("report.opened.rule", rule.host(), Cell.code(rule.line()), rule.stands()));
        run.settings().stream()
                .filter(change -> change.name().equals(LISTEN) && change.host().equals(primary))
                .forEach(change -> add(
                        "report.opened.listen",
                        change.host(),
                        Cell.code(change.before().orElse("") + " → "
                                + change.after().orElse("")),
                        change.stands()));
        role(
                print.role()
                        .orElseGet(() -> new Footprint.Role(
                                run.plan().replication().role(),
                                run.plan().replication().authentication(),
                                false,
                                true)),
                primary);
        print.slots()
                .forEach(slot -> add(
                        slot.made() ? "report.opened.slot" : "report.opened.slot.kept",
                        primary,
                        Cell.code(slot.name()),
                        slot.stands()));
        print.passfiles()
                .forEach(file -> add("report.opened.passfile", file.host(), Cell.code(file.path()), file.stands()));
        print.runDirectories()
                .forEach(kept -> add("report.opened.run", kept.host(), Cell.code(kept.path()), kept.stands()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.opened")));
        blocks.add(new Block.Text(words.get("report.opened.about")));
        blocks.add(new Block.Table(
                List.of(
                        words.get("report.opened.what"),
                        words.get("report.server"),
                        words.get("report.opened.exactly"),
                        words.get("report.opened.now")),
                rows));
        blocks.add(new Block.Items(notes(print)));
        return blocks;
    }

    private void role(Footprint.Role role, HostId primary) {
        add(
                role.made() ? "report.opened.role" : "report.opened.role.kept",
                primary,
                Cell.code(role.name() + " (LOGIN REPLICATION, "
                        + role.authentication().word() + ")"),
                role.stands());
    }

    private void add(String key, HostId host, Cell exactly, boolean stands) {
        rows.add(Block.Row.of(
                Cell.plain(words.get(key)),
                Cell.plain(host.name()),
                exactly,
                stands ? new Cell(Cell.Form.GOOD, words.get("report.stands")) : Cell.quiet(words.get("report.gone"))));
    }

    private List<String> notes(Footprint print) {
        List<String> notes = new ArrayList<>();
        Optional<SettingChange> listen = run.settings().stream()
                .filter(change -> change.name().equals(LISTEN) && change.stands())
                .findFirst();
        if (listen.flatMap(SettingChange::after).map("*"::equals).orElse(false)) {
            notes.add(words.get("report.opened.note.listen"));
        }
        if (run.plan().replication().authentication() == AuthMethod.TRUST) {
            notes.add(words.get("report.opened.note.trust"));
        } else if (!print.passfiles().isEmpty()) {
            notes.add(words.get("report.opened.note.password"));
        }
        if (!run.plan().replication().sslMode().requiresTls()) {
            notes.add(words.get(
                    "report.opened.note.tls", run.plan().replication().sslMode().word()));
        }
        notes.add(words.get("report.opened.note.firewall"));
        return notes;
    }
}
