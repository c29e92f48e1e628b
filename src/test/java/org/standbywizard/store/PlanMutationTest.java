package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.text.Messages;
import org.standbywizard.text.ProblemText;

/** However a plan file is damaged: a plan or problems in words, never an exception. */
class PlanMutationTest {
    private static final int FILES = Math.max(500, Fuzz.cases());
    private static final List<String> BITS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e999",
            "0",
            "\\u0000",
            "\\ud800",
            "\\n",
            "\n",
            "\0",
            "\u202E",
            "😀",
            "한",
            "..",
            "/",
            "~",
            "\"host\":",
            "\"ssh\":{}",
            "\"env\"",
            "generated",
            "$(id)",
            "'",
            "%",
            " ",
            "\"format\":\"standby-wizard/9\",",
            "{\"\":[]}");

    private final PlanFileReader reader = new PlanFileReader();
    private final PlanFileWriter writer = new PlanFileWriter();
    private final PlanValidator validator = new PlanValidator(Path.of("/home/kim"), Path.of("/plans"));
    private final Messages words = Messages.of(Locale.ENGLISH);

    @Test
    void damagedFilesGivePlansOrProblems() throws IOException {
        byte[] example =
                PlanFileReader.class.getResourceAsStream("plan-example.json").readAllBytes();
        int plans = 0;
        int drafts = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < FILES; i++) {
            long seed = Fuzz.seed() + i;
            byte[] damaged = damage(example, new Random(seed));
            Validated<PlanDraft> draft = reader.parse(damaged);
            Validated<ReplicationPlan> plan = draft.flatMap(validator::validate);
            check(seed, draft, plan);
            drafts += draft.isValid() ? 1 : 0;
            plans += plan.isValid() ? 1 : 0;
        }
        // The damage must reach every layer: bad JSON, bad values, and now and then nothing that matters.
        assertThat(drafts).isBetween(FILES / 20, FILES - FILES / 20);
        assertThat(plans).isBetween(FILES / 50, drafts - FILES / 50);
        Fuzz.report("plan files", FILES, begun);
    }

    private void check(long seed, Validated<PlanDraft> draft, Validated<ReplicationPlan> plan) {
        plan.problems()
                .forEach(problem -> assertThat(ProblemText.of(words, problem).toString())
                        .as("seed " + seed)
                        .isNotBlank()
                        .doesNotContain("\n", "\0", "\u202E"));
        if (plan.isValid()) {
            PlanDraft again =
                    reader.parse(writer.bytes(DraftOfPlan.of(plan.get())).get()).get();
            assertThat(validator.validate(again).get()).as("seed " + seed).isEqualTo(plan.get());
            assertThat(reader.parse(writer.bytes(draft.get()).get()).flatMap(validator::validate))
                    .as("seed " + seed)
                    .isEqualTo(plan);
        } else {
            assertThat(plan.problems()).as("seed " + seed).isNotEmpty();
        }
    }

    private static byte[] damage(byte[] example, Random random) {
        byte[] bytes = example;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bytes = switch (random.nextInt(4)) {
                case 0 -> splice(bytes, random, random.nextInt(4), new byte[] {(byte) random.nextInt(256)});
                case 1 ->
                    splice(
                            bytes,
                            random,
                            0,
                            BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8));
                case 2 -> retype(bytes, random);
                default -> repeatLine(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, Random random, int cut, byte[] insert) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + cut);
        byte[] out = new byte[at + insert.length + bytes.length - end];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(insert, 0, out, at, insert.length);
        System.arraycopy(bytes, end, out, at + insert.length, bytes.length - end);
        return out;
    }

    /** Puts something else between the quotes of one string. */
    private static byte[] retype(byte[] bytes, Random random) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\"", -1);
        int at = 1 + 2 * random.nextInt(Math.max(1, parts.length / 2 - 1));
        if (at < parts.length) {
            parts[at] = BITS.get(random.nextInt(BITS.size())).replace("\"", "\\\"");
        }
        return String.join("\"", parts).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeatLine(byte[] bytes, Random random) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        int at = random.nextInt(lines.length);
        lines[at] = random.nextBoolean() ? "" : lines[at] + "\n" + lines[at];
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
