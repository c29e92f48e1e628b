package org.standbywizard.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.Validated;

/**
 * A {@link JsonLines} file that is being written, by one process at a time. Safe for several threads. Not a channel:
 * an interrupted thread would close it for all others.
 */
final class JsonAppender<T> implements AutoCloseable {
    private final JsonLines<T> form;
    private final FileHold hold;
    private final RandomAccessFile file;
    private final List<T> values;
    private long length;
    /** Of the last whole line. */
    private String sum;
    /** Whether something half written may stand after {@code length}; a reader leaves it out. */
    private boolean torn;

    private JsonAppender(JsonLines<T> form, FileHold hold, RandomAccessFile file, JsonLines.Contents<T> contents) {
        this.form = form;
        this.hold = hold;
        this.file = file;
        this.values = new ArrayList<>(contents.values());
        this.length = contents.length();
        this.torn = contents.torn();
        this.sum = contents.sum();
    }

    /** Opens a file for more lines; a torn last line is cut off, and an older file is written anew. */
    static <T> Validated<JsonAppender<T>> open(JsonLines<T> form, Path path) {
        return open(form, path, () -> form.read(path).flatMap(contents -> renewed(form, path, contents)));
    }

    private static <T> Validated<JsonLines.Contents<T>> renewed(
            JsonLines<T> form, Path path, JsonLines.Contents<T> contents) {
        if (!contents.older()) {
            return Validated.valid(contents);
        }
        try {
            AtomicFile.replace(path, form.bytes(contents.values()));
            return form.read(path);
        } catch (IOException e) {
            return Validated.invalid(unwritable(path, e));
        }
    }

    /** Opens a file that was just made with these lines; to read it back would cost the time of a cold start. */
    static <T> Validated<JsonAppender<T>> openNew(JsonLines<T> form, Path path, List<T> values, long length) {
        return open(
                form,
                path,
                () -> Validated.valid(new JsonLines.Contents<>(values, false, false, length, form.sum(values))));
    }

    private static <T> Validated<JsonAppender<T>> open(
            JsonLines<T> form, Path path, Supplier<Validated<JsonLines.Contents<T>>> reader) {
        try {
            Optional<FileHold> hold = FileHold.take(path);
            if (hold.isEmpty()) {
                return Validated.invalid(Problem.whole(ProblemKeys.FILE_BUSY, path.toString()));
            }
            Validated<JsonAppender<T>> opened =
                    reader.get().flatMap(contents -> open(form, path, hold.get(), contents));
            if (!opened.isValid()) {
                hold.get().close();
            }
            return opened;
        } catch (IOException e) {
            return Validated.invalid(unwritable(path, e));
        }
    }

    private static <T> Validated<JsonAppender<T>> open(
            JsonLines<T> form, Path path, FileHold hold, JsonLines.Contents<T> contents) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            JsonAppender<T> appender = new JsonAppender<>(form, hold, file, contents);
            if (contents.torn()) {
                appender.cut();
            }
            return Validated.valid(appender);
        } catch (IOException e) {
            return Validated.invalid(unwritable(path, e));
        }
    }

    private static Problem unwritable(Path path, IOException e) {
        return Problem.whole(ProblemKeys.FILE_WRITE, path.toString(), IoReason.of(e));
    }

    /** Returns when the line is on disk. If it throws, the line does not count. */
    synchronized void append(T value) throws IOException {
        JsonLines.Line line = form.line(sum, value);
        if (torn) {
            cut();
        }
        torn = true;
        file.seek(length);
        file.write(line.bytes());
        file.getFD().sync();
        torn = false;
        length += line.bytes().length;
        sum = line.sum();
        values.add(value);
    }

    /** Takes away what an append that failed left, so that no half line ever stands before a whole one. */
    private void cut() throws IOException {
        file.setLength(length);
        file.getFD().sync();
        torn = false;
    }

    synchronized List<T> values() {
        return List.copyOf(values);
    }

    @Override
    public synchronized void close() throws IOException {
        try (hold) {
            file.close();
        }
    }
}
