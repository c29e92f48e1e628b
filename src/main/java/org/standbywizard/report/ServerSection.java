package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnableAtBoot;
import org.standbywizard.steps.ServerRef;

/** Each server before and after, and the parameters that changed. */
final class ServerSection {
    private final Words words;
    private final RunReport run;

    ServerSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.servers")));
        for (ServerChange server : run.servers()) {
            blocks.add(new Block.Heading(3, server.host().name()));
            blocks.add(table(server));
            settings(server.host(), blocks);
        }
        return blocks;
    }

    private Block table(ServerChange server) {
        ServerRef ref = server.ref();
        String version = "PostgreSQL " + ref.version();
        List<Block.Row> rows = new ArrayList<>();
        rows.add(row("report.server.role", Cell.plain(was(server)), Cell.strong(is(server))));
        rows.add(row("report.server.version", Cell.plain(version), Cell.plain(version(server.host(), version))));
        rows.add(row("report.server.data", Cell.code(formerData(server)), Cell.code(ref.dataDirectory())));
        rows.add(row("report.server.config", Cell.code(ref.configFile()), Cell.code(ref.configFile())));
        rows.add(row("report.server.service", service(ref), service(ref)));
        boot(server).ifPresent(rows::add);
        rows.add(row(
                "report.server.port", Cell.plain(String.valueOf(ref.port())), Cell.plain(String.valueOf(ref.port()))));
        if (!server.databases().isEmpty()) {
            rows.add(row(
                    "report.server.databases",
                    Cell.code(String.join(", ", server.databases())),
                    Cell.plain(words.get(
                            server.is() == ServerChange.Is.AS_BEFORE
                                    ? "report.server.databases.same"
                                    : "report.server.databases.copied"))));
        }
        return new Block.Table(List.of("", words.get("report.before"), words.get("report.after")), rows);
    }

    private Block.Row row(String key, Cell before, Cell after) {
        return Block.Row.of(Cell.quiet(words.get(key)), before, after);
    }

    private String was(ServerChange server) {
        return words.get(
                switch (server.was()) {
                    case PRIMARY -> "report.was.primary";
                    case FOLLOWED -> "report.was.followed";
                    case RAN -> "report.was.ran";
                    case STOPPED -> "report.was.stopped";
                    case EMPTY -> "report.was.empty";
                });
    }

    private String is(ServerChange server) {
        return switch (server.is()) {
            case PRIMARY -> {
                List<HostId> standbys = run.servers().stream()
                        .filter(one -> one.is() == ServerChange.Is.STANDBY)
                        .map(ServerChange::host)
                        .toList();
                yield standbys.isEmpty()
                        ? words.get("report.is.primary-alone")
                        : words.get("report.is.primary", Words.names(standbys));
            }
            case STANDBY -> words.get("report.is.standby", run.changeSet().primary());
            case HALF_MADE -> words.get("report.is.half-made");
            case AS_BEFORE -> words.get("report.is.as-before");
        };
    }

    /** What it says itself, where it was asked. */
    private String version(HostId host, String planned) {
        return run.verification()
                .flatMap(seen -> seen.status().sample(host))
                .map(sample -> "PostgreSQL " + sample.version())
                .orElse(planned);
    }

    private String formerData(ServerChange server) {
        boolean empty = server.was() == ServerChange.Was.EMPTY;
        return empty ? "" : server.ref().dataDirectory();
    }

    private Cell service(ServerRef ref) {
        return Cell.code(ref.unit().isEmpty() ? ref.binDir() + "/pg_ctl" : ref.unit());
    }

    private Optional<Block.Row> boot(ServerChange server) {
        return run.deeds().stream()
                .filter(deed -> deed.step().host().equals(server.host()) && deed.stands())
                .filter(deed -> deed.step() instanceof EnableAtBoot
                        || deed.step() instanceof EditFile edit
                                && edit.purpose().equals("start-conf"))
                .findFirst()
                .map(deed -> row(
                        "report.server.boot", Cell.plain(words.get("report.no")), Cell.plain(words.get("report.yes"))));
    }

    private void settings(HostId host, List<Block> blocks) {
        List<Block.Row> rows = run.settings().stream()
                .filter(change -> change.host().equals(host))
                .map(this::setting)
                .toList();
        if (rows.isEmpty()) {
            blocks.add(new Block.Text(words.get("report.settings.none")));
            return;
        }
        blocks.add(new Block.Table(
                List.of(
                        words.get("report.settings"),
                        words.get("report.before"),
                        words.get("report.after"),
                        words.get("report.settings.how")),
                rows));
    }

    private Block.Row setting(SettingChange change) {
        String how = change.stands()
                ? words.get(
                        change.restart() ? "report.settings.restart" : "report.settings.written", name(change.file()))
                : words.get("report.settings.not-standing");
        return Block.Row.of(
                Cell.code(change.name()),
                change.before().map(Cell::code).orElse(Cell.quiet(words.get("report.settings.unset"))),
                change.after().map(Cell::code).orElse(Cell.quiet(words.get("report.settings.removed"))),
                change.stands() ? Cell.quiet(how) : new Cell(Cell.Form.WARN, how));
    }

    /** The directory stands above. */
    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
