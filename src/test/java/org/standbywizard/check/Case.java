package org.standbywizard.check;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

/** What is changed in a good pair, on which server a finding is expected, and which. */
record Case(HostId host, Outcome expected, Consumer<Pair> change) {

    static Case on(String host, Outcome expected, Consumer<Pair> change) {
        return new Case(new HostId(host), expected, change);
    }

    static Outcome outcome(Finding finding) {
        return Stream.of(Outcome.values())
                .filter(o -> o.check().equals(finding.check()) && o.id().equals(finding.outcome()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return expected.check() + "." + expected.id();
    }
}
