package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what only standbys have, and gives each a slot and an application name of its own. */
final class StandbyRules {
    private StandbyRules() {}

    /**
     * @param places the standbys' places, in the order of {@code servers}
     * @param slots whether the plan wants replication slots
     */
    static List<StandbyPlan> read(List<DraftCursor> places, List<ServerPlan> servers, boolean slots) {
        Map<String, FieldPath> slotNames = new TreeMap<>();
        Map<String, FieldPath> applications = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<Optional<String>> givenSlots = new ArrayList<>();
        List<Optional<String>> givenApplications = new ArrayList<>();
        for (DraftCursor at : places) {
            DraftCursor slot = at.field("slot");
            if (!slots && slot.isGiven()) {
                slot.refuse(ProblemKeys.SLOT_UNUSED);
            }
            givenSlots.add(claim(slot, NameRules.slot(slot), slotNames, ProblemKeys.SLOT_TAKEN));
            DraftCursor application = at.field("applicationName");
            givenApplications.add(claim(
                    application, NameRules.application(application), applications, ProblemKeys.APPLICATION_TAKEN));
        }
        List<StandbyPlan> plans = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            ServerPlan server = servers.get(i);
            String slot = givenSlots
                    .get(i)
                    .orElseGet(() -> free(NameRules.slotFrom(server.id().name()), slotNames));
            String application = givenApplications.get(i).orElseGet(() -> free(slot, applications));
            plans.add(read(places.get(i), server, slots ? Optional.of(slot) : Optional.empty(), application));
        }
        return plans;
    }

    private static StandbyPlan read(DraftCursor at, ServerPlan server, Optional<String> slot, String application) {
        return new StandbyPlan(
                server,
                slot,
                Optional.of(application),
                AddressRules.reachable(at.field("primaryAddress")),
                AddressRules.port(at.field("primaryPort")),
                AddressRules.source(at.field("sourceAddress")),
                tablespaces(at.field("tablespaces"), server.cluster()));
    }

    private static Optional<String> claim(
            DraftCursor at, Optional<String> name, Map<String, FieldPath> taken, String key) {
        FieldPath before =
                name.map(given -> taken.putIfAbsent(given, at.path())).orElse(null);
        return before == null ? name : at.refuse(key, name.get(), before.toString());
    }

    /** The name itself, or with _2, _3 and so on after it, cut to what PostgreSQL holds. */
    private static String free(String name, Map<String, FieldPath> taken) {
        String candidate = name;
        for (int i = 2; taken.containsKey(candidate); i++) {
            String end = "_" + i;
            candidate = name.substring(0, Math.min(name.length(), NameRules.LONGEST_NAME - end.length())) + end;
        }
        taken.put(candidate, FieldPath.ROOT);
        return candidate;
    }

    private static Map<String, String> tablespaces(DraftCursor at, Optional<String> cluster) {
        Map<String, String> moved = new LinkedHashMap<>();
        Map<String, String> targets = new TreeMap<>();
        for (DraftCursor tablespace : at.members()) {
            Optional<String> from = NameRules.serverDirectory(tablespace, tablespace.name());
            Optional<String> to = from.flatMap(there ->
                    NameRules.serverDirectory(tablespace, tablespace.value().orElse("")));
            if (to.isEmpty()) {
                continue;
            }
            String other = targets.putIfAbsent(to.get(), tablespace.name());
            if (other != null) {
                tablespace.refuse(ProblemKeys.TABLESPACE_TAKEN, to.get(), other);
            } else if (cluster.filter(data -> (to.get() + "/").startsWith(data + "/"))
                    .isPresent()) {
                tablespace.refuse(ProblemKeys.TABLESPACE_INSIDE, to.get(), cluster.get());
            } else if (moved.putIfAbsent(from.get(), to.get()) != null) {
                tablespace.refuse(ProblemKeys.TABLESPACE_TAKEN, from.get(), from.get());
            }
        }
        return moved;
    }
}
