package org.standbywizard.ui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.model.Work;

/** One host's terminal, whether anybody looks or not. On the window's thread, which waits for nothing. */
public final class TerminalSession {
    private static final TerminalSize USUAL = new TerminalSize(80, 24);
    /** What would press a key or begin a control sequence. */
    private static final String HARMFUL = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]";

    private final String host;
    private final Work work;
    private final BiFunction<TerminalSize, Cancellation, RemoteTerminal> opener;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Closed());
    private TerminalSize size = USUAL;
    private Emulation emulation = new Emulation(USUAL, answer -> {});
    private Optional<RemoteTerminal> terminal = Optional.empty();
    private Cancellation opening = new Cancellation();
    /** How often something came; what is shown is out of date when it differs. */
    private final AtomicLong revision = new AtomicLong();

    /** What there is of it. */
    public sealed interface State {
        /** Never opened, or closed by the person. */
        record Closed() implements State {}

        record Opening() implements State {}

        record Open() implements State {}

        /** The host ended it. @param why empty if its shell did */
        record Ended(Optional<Failure> why) implements State {}
    }

    /** @param opener may take its time */
    public TerminalSession(String host, Work work, BiFunction<TerminalSize, Cancellation, RemoteTerminal> opener) {
        this.host = host;
        this.work = work;
        this.opener = opener;
    }

    public String host() {
        return host;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What it shows; what an ended one showed last. */
    public Emulation emulation() {
        return emulation;
    }

    long revision() {
        return revision.get();
    }

    /** Opens it, unless it is or is being opened. */
    public void open() {
        if (state.get() instanceof State.Open || state.get() instanceof State.Opening) {
            return;
        }
        state.set(new State.Opening());
        TerminalSize asked = size;
        Cancellation now = new Cancellation();
        opening = now;
        work.start(
                host,
                cancellation -> {
                    try (Cancellation.Registration stop = now.onCancel(cancellation::cancel)) {
                        return opener.apply(asked, cancellation);
                    }
                },
                opened -> opened(now, asked, opened),
                failure -> ended(now, Optional.of(failure)));
    }

    private void opened(Cancellation mine, TerminalSize asked, RemoteTerminal opened) {
        if (mine.isCancelled()) {
            opened.close();
            return;
        }
        Emulation made = new Emulation(size, opened::write);
        emulation = made;
        terminal = Optional.of(opened);
        revision.incrementAndGet();
        state.set(new State.Open());
        if (!size.equals(asked)) {
            opened.resize(size);
        }
        opened.follow(new RemoteTerminal.Follower() {
            @Override
            public void output(String text) {
                made.feed(text);
                revision.incrementAndGet();
            }

            @Override
            public void ended(Optional<Failure> why) {
                work.window().execute(() -> TerminalSession.this.ended(mine, why));
            }
        });
    }

    private void ended(Cancellation mine, Optional<Failure> why) {
        if (mine.isCancelled()) {
            return;
        }
        mine.cancel();
        terminal.ifPresent(RemoteTerminal::close);
        terminal = Optional.empty();
        state.set(new State.Ended(why));
    }

    /** As it fits where it is shown. */
    void resize(TerminalSize now) {
        if (now.equals(size)) {
            return;
        }
        size = now;
        emulation.resize(now);
        revision.incrementAndGet();
        terminal.ifPresent(open -> open.resize(now));
    }

    void type(byte[] bytes) {
        terminal.ifPresent(open -> open.write(bytes));
    }

    void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Text from elsewhere: as if typed, but without the power to press keys. */
    public void paste(String text) {
        String harmless = text.replace("\r\n", "\r").replace('\n', '\r').replaceAll(HARMFUL, "");
        type(emulation.bracketsPastes() ? "\u001b[200~" + harmless + "\u001b[201~" : harmless);
    }

    /** Ends it. */
    public void close() {
        opening.cancel();
        terminal.ifPresent(RemoteTerminal::close);
        terminal = Optional.empty();
        state.set(new State.Closed());
    }
}
