package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.ProofResult;

/** The write-then-read proof of the run, and what people tried after it. */
final class ProofSection {
    private final Words words;
    private final RunReport run;

    ProofSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.proof")));
        if (run.proof().isEmpty()) {
            blocks.add(new Block.Text(words.get("report.proof.none")));
        }
        run.proof().ifPresent(proof -> add(proof, blocks));
        if (!run.later().isEmpty()) {
            blocks.add(new Block.Heading(3, words.get("report.later")));
            blocks.add(new Block.Items(run.later().stream().map(this::later).toList()));
        }
        return blocks;
    }

    private void add(ProofResult proof, List<Block> blocks) {
        blocks.add(new Block.Text(
                proof.table().isEmpty()
                        ? words.get("report.proof.by-restore-point", proof.primary(), proof.token())
                        : words.get("report.proof.by-table", proof.primary(), proof.table(), proof.token())));
        List<Block.Row> rows = new ArrayList<>();
        proof.atMostMillis()
                .forEach((standby, millis) -> rows.add(Block.Row.of(
                        Cell.strong(standby.name()),
                        new Cell(Cell.Form.GOOD, words.get("report.proof.within", millis)),
                        Cell.code(proof.refusals().getOrDefault(standby, "")))));
        blocks.add(new Block.Table(
                List.of(words.get("report.standby"), words.get("report.proof.read"), words.get("report.proof.refused")),
                rows));
    }

    private String later(LaterTest test) {
        if (test instanceof LaterTest.Proved proved) {
            return words.get(
                    "report.later.proof",
                    words.date(proved.at()),
                    proved.result().primary(),
                    delays(proved.result().atMostMillis()));
        }
        LaterTest.Restarted restarted = (LaterTest.Restarted) test;
        String up = restarted.upMillis().map(words::millis).orElse("?");
        return words.get(
                "report.later.restart",
                words.date(restarted.at()),
                restarted.host(),
                up,
                delays(restarted.streamingMillis()));
    }

    private String delays(Map<HostId, Long> millis) {
        return millis.entrySet().stream()
                .map(one -> one.getKey() + " " + words.millis(one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
