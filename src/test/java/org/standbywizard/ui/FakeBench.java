package org.standbywizard.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.learn.LabState;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.model.PracticeBench;

/** Exercises on nothing: what is wrong is what the test says. */
public final class FakeBench implements PracticeBench {
    public static final Sign NO_STREAM = new Sign("no-stream", "standby1", "");

    /** What was asked of it, among what was asked of the lab. */
    public final List<String> done;

    /** What is wrong with the servers. */
    public List<Sign> wrong = List.of();
    /** What a fault makes of them. */
    public List<Sign> fault = List.of(NO_STREAM);
    /** What everything fails with. */
    public Optional<Failure> failure = Optional.empty();

    public Answer answer = new Answer.Done(List.of("pg_is_in_recovery"), List.of(List.of("f")), false, "SELECT 1");
    public List<Host> hosts = List.of(
            new Host("primary", "ssh -p 33001 -o UserKnownHostsFile=/labs/lab-1/known_hosts kim@127.0.0.1"),
            new Host("standby1", "ssh -p 33002 -o UserKnownHostsFile=/labs/lab-1/known_hosts kim@127.0.0.1"));

    /** Those that were opened, in order. */
    public final List<FakeTerminal> terminals = new ArrayList<>();

    public FakeBench(List<String> done) {
        this.done = done;
    }

    private void fail() {
        failure.ifPresent(what -> {
            throw new FailureException(what);
        });
    }

    @Override
    public List<String> exercises() {
        return List.of("01-rule-missing", "02-rule-order", "04-slot-missing", "08-promoted");
    }

    @Override
    public List<Sign> inject(String exercise, Cancellation cancellation) {
        done.add("inject " + exercise);
        fail();
        List<Sign> before = wrong;
        if (before.isEmpty()) {
            wrong = fault;
        }
        return before;
    }

    @Override
    public List<Sign> check(String exercise, Cancellation cancellation) {
        done.add("check " + exercise);
        fail();
        return wrong;
    }

    @Override
    public void setUp(LabState state, Cancellation cancellation) {
        done.add("set up " + state.word());
        fail();
        wrong = List.of();
    }

    @Override
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public RemoteTerminal terminal(String host, TerminalSize size, Cancellation cancellation) {
        done.add("terminal " + host);
        fail();
        FakeTerminal terminal = new FakeTerminal(host, size);
        terminals.add(terminal);
        return terminal;
    }

    @Override
    public String password() {
        return "only-for-this-lab";
    }

    @Override
    public Answer ask(String host, String sql) {
        done.add(host + ": " + sql);
        return answer;
    }

    /** Rows enough to scroll. */
    public static Answer many() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            rows.add(java.util.Arrays.asList(
                    String.valueOf(i), "2026-11-26 05:20:11.123+00", i % 3 == 0 ? null : "coffee", "4"));
        }
        return new Answer.Done(List.of("id", "placed_at", "article", "pieces"), rows, true, "SELECT 20000");
    }
}
