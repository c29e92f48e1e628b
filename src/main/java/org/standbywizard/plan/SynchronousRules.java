package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether commits wait for standbys, and for which. */
final class SynchronousRules {
    private SynchronousRules() {}

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    static Synchronous read(DraftCursor at, HostId primary, List<HostId> standbys) {
        DraftCursor mode = at.field("mode");
        boolean wanted =
                at.field("count").isGiven() || !at.field("standbys").elements().isEmpty();
        if (wanted && !mode.isGiven()) {
            mode.refuse(ProblemKeys.SYNC_MODE);
        }
        Optional<Synchronous.Mode> asked = mode.choice(PlanForm.SYNC_MODES, index -> Synchronous.Mode.values()[index]);
        if (asked.isEmpty() || asked.get() == Synchronous.Mode.OFF) {
            return PlanDefaults.SYNCHRONOUS;
        }
        List<HostId> named = named(at.field("standbys"), primary, standbys);
        int most = named.isEmpty() ? standbys.size() : named.size();
        return new Synchronous(asked.get(), count(at.field("count"), most), named);
    }

    private static int count(DraftCursor at, int most) {
        Optional<String> given = at.text();
        boolean fits =
                given.isEmpty() || (COUNT.matcher(given.get()).matches() && Integer.parseInt(given.get()) <= most);
        if (!fits) {
            at.refuse(ProblemKeys.SYNC_COUNT, given.get(), String.valueOf(most));
        }
        return fits ? given.map(Integer::valueOf).orElse(PlanDefaults.SYNCHRONOUS_COUNT) : most;
    }

    private static List<HostId> named(DraftCursor at, HostId primary, List<HostId> standbys) {
        List<HostId> named = new ArrayList<>();
        for (DraftCursor element : at.elements()) {
            Optional<HostId> name = element.text().map(HostId::new);
            if (name.isEmpty()) {
                element.refuse(ProblemKeys.REQUIRED);
            } else if (name.get().equals(primary)) {
                element.refuse(ProblemKeys.SYNC_PRIMARY, primary.name());
            } else if (!standbys.contains(name.get())) {
                String known = standbys.stream().map(HostId::name).collect(Collectors.joining(", "));
                element.refuse(ProblemKeys.SYNC_NAME, name.get().name(), known);
            } else if (named.contains(name.get())) {
                element.refuse(ProblemKeys.SYNC_TWICE, name.get().name());
            } else {
                named.add(name.get());
            }
        }
        return named;
    }
}
