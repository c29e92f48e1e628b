package org.standbywizard.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
    private final FileChannel lock;
    private final RandomAccessFile file;
    private final List<T> values;
    private long length;
    /** Of the last whole line. */
    private String sum;
    /** Whether something half written may stand after {@code length}; a reader leaves it out. */
    private boolean torn;

    private JsonAppender(JsonLines<T> form, FileChannel lock, RandomAccessFile file, JsonLines.Contents<T> contents) {
        this.form = form;
        this.lock = lock;
        this.file = file;
        this.values = new ArrayList<>(contents.values());
        this.length = contents.length();
        this.torn = contents.torn();
        this.sum = contents.sum();
    }

    /** Opens a file for more lines; a torn last line is cut off. */
    static <T> Validated<JsonAppender<T>> open(JsonLines<T> form, Path path) {
        return open(form, path, () -> form.read(path));
    }

    /** Opens a file that was just made with these lines; to read it back would cost the time of a cold start. */
    static <T> Validated<JsonAppender<T>> openNew(JsonLines<T> form, Path path, List<T> values, long length) {
        return open(
                form, path, () -> Validated.valid(new JsonLines.Contents<>(values, false, length, form.sum(values))));
    }

    private static <T> Validated<JsonAppender<T>> open(
            JsonLines<T> form, Path path, Supplier<Validated<JsonLines.Contents<T>>> reader) {
        FileChannel lock = null;
        try {
            // A file of its own: on Windows nobody could read a locked file.
            lock = FileChannel.open(
                    path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!isFree(lock)) {
                lock.close();
                return Validated.invalid(Problem.whole(ProblemKeys.FILE_BUSY, path.toString()));
            }
            FileChannel held = lock;
            Validated<JsonAppender<T>> opened = reader.get().flatMap(contents -> open(form, path, held, contents));
            if (!opened.isValid()) {
                lock.close();
            }
            return opened;
        } catch (IOException e) {
            return Validated.invalid(unwritable(path, e));
        }
    }

    private static <T> Validated<JsonAppender<T>> open(
            JsonLines<T> form, Path path, FileChannel lock, JsonLines.Contents<T> contents) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            JsonAppender<T> appender = new JsonAppender<>(form, lock, file, contents);
            if (contents.torn()) {
                appender.cut();
            }
            return Validated.valid(appender);
        } catch (IOException e) {
            return Validated.invalid(unwritable(path, e));
        }
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
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
        try (lock) {
            file.close();
        }
    }
}
