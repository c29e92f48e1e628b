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
    private static final String HEADER = "{\"format\":\"test/2\"}\n";
    private static final JsonLines<Entry> FORM =
            new JsonLines<>(FormatWord.parse("test/2"), Entry.class, RecordJson.mapper());

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
        assertThat(Files.readAllLines(file)).hasSize(4).first().isEqualTo(HEADER.strip());
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
                List.of("{\"numb", "\0\0\0\0\0\0", "{\"number\":\n", "{\"number\":1,\"text\":\"x\",\"secret\":null}")) {
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
        String good = "{\"number\":1,\"text\":\"x\",\"secret\":null}\n";
        assertDamaged(HEADER + good + "{\"numb\n" + good, 3);
        assertDamaged(HEADER + "{\"number\":1}\n", 2);
        assertDamaged(HEADER + "null\n" + good, 2);
        assertDamaged("{\n" + good, 1);
        assertDamaged("", 1);
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
