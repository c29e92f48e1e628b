package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Problem;
import org.standbywizard.remote.Secret;
import tools.jackson.core.JacksonException;

class JsonLinesTest {
    private static final JsonLines<Entry> FORM =
            new JsonLines<>(FormatWord.parse("test/2"), 2, Entry.class, RecordJson.mapper(), "tester 7");

    @TempDir
    Path directory;

    private Path file;

    record Entry(int number, String text, Optional<Secret> secret) {
        static Entry of(int number) {
            return new Entry(number, "line\nends \u2028 and 한글 " + number, Optional.empty());
        }
    }

    @BeforeEach
    void name() {
        file = directory.resolve("entries.jsonl");
    }

    @Test
    void linesComeBackInTheirOrder() throws IOException {
        Files.write(file, FORM.bytes(List.of(Entry.of(0))));

        try (JsonAppender<Entry> lines = open()) {
            lines.append(Entry.of(1));
            lines.append(Entry.of(2));
            assertThat(lines.values()).containsExactly(Entry.of(0), Entry.of(1), Entry.of(2));
        }

        assertThat(FORM.read(file).get().values()).containsExactly(Entry.of(0), Entry.of(1), Entry.of(2));
        assertThat(FORM.read(file).get().torn()).isFalse();
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("{\"format\":\"test/2\",\"program\":\"tester 7\",\"sum\":\"");
    }

    /** The power may go after any byte. */
    @Test
    void aFileCutAnywhereHoldsItsWholeLines() throws IOException {
        byte[] all = FORM.bytes(List.of(Entry.of(1), Entry.of(2), Entry.of(3)));
        for (int length = 0; length <= all.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(all, length);
            Files.write(file, cut);
            int whole =
                    (int) IntStream.range(0, length).filter(i -> cut[i] == '\n').count();
            if (whole == 0) {
                assertThat(FORM.read(file).problems()).extracting(Problem::key).containsExactly("line-damaged");
                continue;
            }
            boolean torn = all[length - 1] != '\n';

            JsonLines.Contents<Entry> contents = FORM.read(file).get();

            assertThat(contents.values()).hasSize(whole - 1);
            assertThat(contents.torn()).isEqualTo(torn);
        }
    }

    @Test
    void aTornLineIsCutOffBeforeTheNext() throws IOException {
        for (String tail :
                List.of("[\"0123", "\0\0\0\0\0\0", "[\"0123456789abcdef\",{\"num\0\0\0\0\n", "{\"number\":1")) {
            Files.writeString(file, new String(FORM.bytes(List.of(Entry.of(1))), StandardCharsets.UTF_8) + tail);

            assertThat(FORM.read(file).get().torn()).as(tail).isTrue();
            try (JsonAppender<Entry> lines = open()) {
                lines.append(Entry.of(2));
            }

            assertThat(FORM.read(file).get().values()).containsExactly(Entry.of(1), Entry.of(2));
            assertThat(FORM.read(file).get().torn()).isFalse();
        }
    }

    @Test
    void damageElsewhereIsNamedByItsLine() throws IOException {
        String good = new String(FORM.bytes(List.of(Entry.of(1), Entry.of(2), Entry.of(3))), StandardCharsets.UTF_8);
        List<String> lines = good.lines().toList();
        assertDamaged(good.replace("한글 1", "한글 7"), 2);
        assertDamaged(good.replace("한글 3", "한글 7"), 4);
        assertDamaged(lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(3) + "\n", 2);
        assertDamaged(lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(3) + "\n", 3);
        assertDamaged(good + lines.get(3) + "\n", 5);
        assertDamaged(good.replace("tester 7", "tester 8"), 1);
        assertDamaged(good.replace("test/2", "test/3"), 1);
        assertDamaged(good.replaceFirst("\n", " \n"), 1);
        assertDamaged("{\n" + lines.get(1) + "\n", 1);
        assertDamaged("", 1);
    }

    /** A disk's error in one bit, anywhere. */
    @Test
    void aFlippedBitIsNeverReadAsAnything() throws IOException {
        byte[] all = FORM.bytes(List.of(Entry.of(1), Entry.of(2), Entry.of(3)));
        int line = 1;
        for (int at = 0; at < all.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = all.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(file, flipped);
                assertThat(FORM.read(file).problems())
                        .as("bit %d of byte %d", bit, at)
                        .containsExactly(
                                new Problem("", "line-damaged", List.of(file.toString(), String.valueOf(line))));
            }
            if (all[at] == '\n') {
                line++;
            }
        }
        assertThat(line).isEqualTo(5);
    }

    private void assertDamaged(String content, int line) throws IOException {
        Files.writeString(file, content);
        assertThat(FORM.read(file).problems())
                .containsExactly(new Problem("", "line-damaged", List.of(file.toString(), String.valueOf(line))));
    }

    @Test
    void otherFormatsAreRefused() throws IOException {
        Files.writeString(file, "{\"format\":\"test/3\",\"more\":[]}\n{\"anything\":1}\n");
        assertThat(FORM.read(file).problems())
                .containsExactly(new Problem("format", "format-newer", List.of("test/3", "test/2")));
        assertThat(JsonAppender.open(FORM, file).problems())
                .extracting(Problem::key)
                .containsExactly("format-newer");
        assertThat(Files.readString(file)).contains("anything");

        Files.writeString(file, "{\"format\":\"test/3\",\"program\":\"tester 9\",\"seal\":1}\n[]\n");
        assertThat(FORM.read(file).problems())
                .containsExactly(new Problem("format", "format-newer", List.of("test/3", "test/2", "tester 9")));

        Files.writeString(file, "{\"format\":\"other/1\"}\n");
        assertThat(FORM.read(file).problems()).extracting(Problem::key).containsExactly("format-unknown");
        Files.writeString(file, "[]\n");
        assertThat(FORM.read(file).problems()).extracting(Problem::key).containsExactly("format-unknown");
    }

    @Test
    void oneProcessWritesAtATime() throws IOException {
        Files.write(file, FORM.bytes(List.of()));
        try (JsonAppender<Entry> first = open()) {
            assertThat(JsonAppender.open(FORM, file).problems())
                    .extracting(Problem::key)
                    .containsExactly("file-busy");
            assertThat(FORM.read(file).isValid()).isTrue();
            first.append(Entry.of(1));
        }
        try (JsonAppender<Entry> second = open()) {
            assertThat(second.values()).containsExactly(Entry.of(1));
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNoTrace() throws IOException {
        Files.write(file, FORM.bytes(List.of()));
        try (JsonAppender<Entry> lines = open()) {
            assertThatThrownBy(() -> lines.append(new Entry(1, "x", Optional.of(new Secret("hunter2")))))
                    .isInstanceOf(JacksonException.class);
            lines.append(Entry.of(2));
        }
        assertThat(FORM.read(file).get().values()).containsExactly(Entry.of(2));
        assertThat(Files.readString(file)).doesNotContain("hunter2");
    }

    @Test
    void interruptedAndManyThreadsWriteWholeLines() throws Exception {
        Files.write(file, FORM.bytes(List.of()));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (JsonAppender<Entry> lines = open()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Entry entry = Entry.of(i);
                all.add(threads.submit(() -> {
                    Thread.currentThread().interrupt();
                    lines.append(entry);
                    assertThat(Thread.interrupted()).isTrue();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(FORM.read(file).get().values())
                .hasSize(200)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(Entry::of).toList());
    }

    private JsonAppender<Entry> open() {
        return JsonAppender.open(FORM, file).get();
    }
}
