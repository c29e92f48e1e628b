package org.standbywizard.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.HelpText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.StepText;
import org.standbywizard.text.Template;

/** Of a run that did not come to its end, or was taken back: what went wrong, what stands and what is gone. */
final class TroubleSection {
    private final Words words;
    private final RunReport run;
    private final StepText titles;

    TroubleSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
        this.titles = new StepText(words.messages());
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Trouble> troubles =
                run.troubles().stream().filter(this::stillCounts).toList();
        if (!troubles.isEmpty()) {
            blocks.add(new Block.Heading(2, words.get("report.troubles")));
            troubles.forEach(trouble -> add(trouble, blocks));
        }
        if (run.status() != RunStatus.DONE) {
            blocks.add(new Block.Heading(2, words.get("report.standing")));
            blocks.add(standing());
            List<String> unsure = run.deeds().stream()
                    .filter(Deed::unsure)
                    .map(deed -> deed.step().host() + ": " + titles.title(deed.step()))
                    .toList();
            if (!unsure.isEmpty()) {
                blocks.add(new Block.Text(words.get("report.standing.unsure")));
                blocks.add(new Block.Items(unsure));
            }
        }
        return blocks;
    }

    /** A stop that a person asked for is no fault once the run went on to its end, or was taken back. */
    private boolean stillCounts(Trouble trouble) {
        boolean over = run.status() == RunStatus.DONE || run.status() == RunStatus.UNDONE;
        return !(over && trouble.failure().equals("cancelled"));
    }

    private void add(Trouble trouble, List<Block> blocks) {
        String where = words.get(
                "report.trouble", words.date(trouble.at()), trouble.step().host(), titles.title(trouble.step()));
        blocks.add(new Block.Note(Cell.Form.BAD, where));
        cause(trouble).ifPresent(cause -> blocks.add(new Block.Text(cause)));
        if (!trouble.detail().isBlank()) {
            blocks.add(new Block.Code(
                    words.get("report.trouble.detail"),
                    trouble.detail().strip().lines().toList()));
            String host = trouble.step().host().name();
            blocks.addAll(HelpBlocks.of(words, HelpText.of(words.messages(), host, trouble.detail(), "")));
        }
    }

    /** The failure's own words; of a journal without the whole failure, where they ask for nothing that it does not have. */
    private Optional<String> cause(Trouble trouble) {
        Messages messages = words.messages();
        if (trouble.whole().isPresent()) {
            FailureText text = FailureText.of(messages, trouble.whole().get());
            return Optional.of(text.cause() + " " + text.next());
        }
        Map<String, String> known = Map.of("host", trouble.step().host().name(), "detail", trouble.detail());
        List<String> said = new ArrayList<>();
        for (String end : List.of(".cause", ".next")) {
            messages.template("failure." + trouble.failure() + end)
                    .filter(words -> known.keySet().containsAll(words.names()))
                    .map((Template words) -> words.fill(known, messages.locale()))
                    .ifPresent(said::add);
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
    }

    private Block standing() {
        Map<HostId, int[]> counts = new LinkedHashMap<>();
        for (Deed deed : run.deeds()) {
            int[] count = counts.computeIfAbsent(deed.step().host(), host -> new int[4]);
            count[column(deed.state())]++;
        }
        List<Block.Row> rows = new ArrayList<>();
        counts.forEach((host, count) -> rows.add(Block.Row.of(
                Cell.strong(host.name()), number(count[0]), number(count[1]), number(count[2]), number(count[3]))));
        return new Block.Table(
                List.of(
                        words.get("report.server"),
                        words.get("report.standing.stand"),
                        words.get("report.standing.taken-back"),
                        words.get("report.standing.stopped"),
                        words.get("report.standing.not-begun")),
                rows);
    }

    private static Cell number(int count) {
        return count == 0 ? Cell.quiet("0") : Cell.plain(String.valueOf(count));
    }

    private static int column(Deed.State state) {
        if (Set.of(Deed.State.DONE, Deed.State.ALREADY, Deed.State.LOOKED, Deed.State.BY_HAND)
                .contains(state)) {
            return 0;
        }
        return state == Deed.State.TAKEN_BACK ? 1 : state == Deed.State.NOT_BEGUN ? 3 : 2;
    }
}
