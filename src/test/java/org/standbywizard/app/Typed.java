package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteTerminal;

/** What a person types at a terminal and sees there. */
final class Typed implements RemoteTerminal.Follower {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final RemoteTerminal terminal;
    private final AtomicReference<String> seen = new AtomicReference<>("");
    private final CompletableFuture<Optional<Failure>> end = new CompletableFuture<>();

    Typed(RemoteTerminal terminal) {
        this.terminal = terminal;
        terminal.follow(this);
    }

    @Override
    public void output(String text) {
        seen.accumulateAndGet(text, String::concat);
    }

    @Override
    public void ended(Optional<Failure> why) {
        end.complete(why);
    }

    void line(String text) {
        terminal.write((text + "\r").getBytes(StandardCharsets.UTF_8));
    }

    /** Everything up to now. */
    String seen() {
        return seen.get();
    }

    void await(String text) {
        await("", text);
    }

    /** What comes behind something else: a prompt is there more than once. */
    void await(String after, String text) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!isSeen(after, text)) {
            assertThat(System.nanoTime()).as("%s in %s", text, seen).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean isSeen(String after, String text) {
        int at = seen().indexOf(after);
        return at >= 0 && seen().indexOf(text, at + after.length()) >= 0;
    }

    Optional<Failure> end() throws Exception {
        return end.get(LIMIT_NANOS, TimeUnit.NANOSECONDS);
    }
}
