package org.standbywizard.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.SqlText;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnableAtBoot;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.OthersFiles;
import org.standbywizard.steps.Proof;
import org.standbywizard.steps.ReloadServer;
import org.standbywizard.steps.ResetOverride;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.ScriptLibrary;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.StartServer;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;
import org.standbywizard.steps.TestLogin;
import org.standbywizard.steps.WritePassfile;

/** What a step is in a script: calls of {@code hand.sh} with the very commands that Apply runs. */
final class StepShell {
    private static final String LOOK =
            "SELECT (rolcanlogin AND rolreplication)::text || ' ' || (rolpassword IS NOT NULL)::text FROM pg_authid"
                    + " WHERE rolname = %L";

    private final Files files;
    private final String part;
    private final ServerRef server;
    private final Map<HostId, String> applications;
    private int pieces;

    /**
     * @param part the script's name without its ending, for the names of its files
     * @param applications application_name of each standby that the scripts make
     */
    StepShell(Files files, String part, ServerRef server, Map<HostId, String> applications) {
        this.files = files;
        this.part = part;
        this.server = server;
        this.applications = applications;
    }

    List<String> lines(Step step) {
        if (step instanceof EnsureRole role) {
            return role(role);
        } else if (step instanceof EditFile edit) {
            return edit(edit);
        } else if (step instanceof ResetOverride reset) {
            return reset(reset);
        } else if (step instanceof ReloadServer reload) {
            return reload(reload);
        } else if (step instanceof RestartServer restart) {
            return restart(restart);
        } else if (step instanceof CreateSlot slot) {
            return slot(slot);
        } else if (step instanceof WritePassfile passfile) {
            return call(List.of("write_passfile", passfile.key(), passfile.path()), passfile.command(server));
        } else if (step instanceof TestLogin login) {
            files.program(login.command(server).script());
            return Calls.of(List.of("test_login", login.systemIdentifier()), "", login.command(server));
        } else if (step instanceof BaseBackup backup) {
            return backup(backup);
        } else if (step instanceof FinishCopy finish) {
            return finish(finish);
        } else if (step instanceof StopServer stop) {
            return call(List.of("tool"), stop.command(server));
        } else if (step instanceof SwapIn swap) {
            return call(List.of("tool"), swap.command(server));
        } else if (step instanceof StartServer start) {
            return call(List.of("start_server", "tool"), start.command(server));
        } else if (step instanceof EnableAtBoot enable) {
            return call(List.of("tool"), enable.command(server));
        } else if (step instanceof AwaitStreaming streaming) {
            return Calls.of("await_streaming", streaming.systemIdentifier());
        } else if (step instanceof Proof proof) {
            return proof(proof);
        }
        throw new IllegalArgumentException("no part of a set-up: " + step.kind());
    }

    private List<String> call(List<String> words, Command command) {
        return Calls.of(words, files.program(command.script()), command);
    }

    private String sql(String name, String text) {
        return files.text("sql/" + part + "-" + name + ".sql", text);
    }

    private List<String> slot(CreateSlot slot) {
        List<String> lines = new ArrayList<>();
        if (slot.lost()) {
            lines.addAll(Calls.of("drop_lost_slot", slot.slot()));
        }
        lines.addAll(Calls.of("make_slot", slot.slot(), sql("slot-" + slot.slot(), slot.statement() + ";\n")));
        return lines;
    }

    private List<String> role(EnsureRole role) {
        boolean asks = role.authentication().needsPassword();
        boolean scram = role.authentication() == AuthMethod.SCRAM_SHA_256;
        String kind = !server.version().atLeast(PgVersion.V10) ? "on" : scram ? "'scram-sha-256'" : "'md5'";
        return Calls.of(
                "ensure_role",
                SqlText.of(LOOK, role.role()).render(),
                sql("role", role.bareStatement() + ";\n"),
                "SET password_encryption = " + kind,
                asks ? "\\password " + SqlText.identifier(role.role()) : "");
    }

    private List<String> edit(EditFile edit) {
        List<String> words = new ArrayList<>(List.of("edit_file", edit.path(), String.join(" ", edit.later())));
        words.addAll(Pieces.of(edit.before(), edit.after(), lines -> {
            pieces++;
            return files.raw("files/" + part + "/" + fileName(edit.path()) + ".lines-" + pieces, lines);
        }));
        words.add("--");
        files.program(edit.command(server).script());
        return Calls.of(words, "", edit.command(server));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> reset(ResetOverride reset) {
        List<String> lines = new ArrayList<>(call(List.of("tool"), reset.save(server, "before")));
        for (String name : reset.was().keySet()) {
            lines.addAll(Calls.of(
                    "sql", "-c", SqlText.of("ALTER SYSTEM RESET %I", name).render()));
        }
        lines.addAll(call(List.of("tool"), reset.save(server, "after")));
        return lines;
    }

    private List<String> reload(ReloadServer reload) {
        List<String> words = new ArrayList<>(List.of("reload_server", names(reload.expected().keySet().stream())));
        words.addAll(others(reload.others()));
        return Calls.of(words);
    }

    /** What {@code require_read} is told: the kinds of our own files, and what waited to be read at the preview. */
    private List<String> others(OthersFiles others) {
        files.program(ScriptLibrary.fileTimes());
        files.text("sql/files.sql", ScriptLibrary.filesQuery() + ";\n");
        List<String> words = new ArrayList<>(List.of(String.join(" ", others.ours())));
        others.touched().forEach((path, time) -> {
            words.add(path);
            words.add(BigDecimal.valueOf(time).toPlainString());
        });
        return words;
    }

    private static String names(Stream<String> names) {
        return names.map(SqlText::literal).collect(Collectors.joining(", "));
    }

    private List<String> restart(RestartServer restart) {
        List<String> lines = new ArrayList<>();
        lines.add("restart_now() {");
        inner(call(List.of("tool"), restart.service(server, "restart")), lines);
        lines.add("}");
        lines.add("put_back() {");
        for (String guard : restart.guards()) {
            inner(call(List.of("tool"), restart.restore(server, guard)), lines);
        }
        inner(call(List.of("tool"), restart.service(server, "start")), lines);
        lines.add("}");
        List<String> words = new ArrayList<>(List.of(
                "restart_server",
                names(restart.expected().keySet().stream()),
                names(Stream.concat(restart.expected().keySet().stream(), restart.accepted().stream()))));
        words.addAll(others(restart.others()));
        lines.addAll(Calls.of(words));
        return lines;
    }

    private static void inner(List<String> call, List<String> lines) {
        call.forEach(line -> lines.add("  " + line));
    }

    private List<String> backup(BaseBackup backup) {
        String job = "lib/" + files.program(backup.jobScript());
        List<String> lines = new ArrayList<>(call(List.of("tool"), backup.command(server)));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + " <\"$here/" + job + "\"");
        files.program(backup.poll(server).script());
        lines.addAll(Calls.of(List.of("copy_data"), "", backup.poll(server)));
        return lines;
    }

    private List<String> finish(FinishCopy finish) {
        String block = finish.source() == FinishCopy.Source.OUTSIDE
                ? ""
                : files.raw(
                        "files/" + part + "/postgresql.conf.block",
                        ConfFile.parse("").withBlock(finish.block()).text());
        String signal = files.raw("files/" + part + "/" + finish.signalFile(), finish.recoveryConf());
        List<String> words = List.of(
                "finish_copy",
                finish.source().name().toLowerCase(java.util.Locale.ROOT),
                finish.copy(),
                finish.former(),
                block,
                finish.signalFile(),
                signal,
                String.join(" ", finish.overridden()));
        return call(words, finish.command(server));
    }

    private List<String> proof(Proof proof) {
        List<String> statements = proof.equivalent(server).lines();
        boolean table = !proof.table().isEmpty();
        String write = table
                ? statements.get(statements.size() - 1) + "\n"
                        + String.join("\n", statements.subList(0, statements.size() - 1)) + "\n"
                : String.join("\n", statements) + "\n";
        List<String> words = new ArrayList<>(List.of(
                "prove",
                sql("proof", write),
                table ? sql("proof-end", statements.get(statements.size() - 1) + "\n") : ""));
        proof.standbys().stream()
                .filter(applications::containsKey)
                .map(applications::get)
                .map(SqlText::literal)
                .forEach(words::add);
        return Calls.of(words);
    }
}
