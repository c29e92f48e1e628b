package org.standbywizard.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.LockFacts;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/**
 * The lock on a host against two wizards at once: {@code lock} in the wizard's directory there. One for the whole host,
 * whichever clusters it has, and for all of a run's servers on it. A wizard with root has another one where a wizard that
 * logs in as the cluster's owner has its only one, as that owner: there the two meet.
 */
public final class HostLock {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Values of the lock's lines, as lock.sh says them. */
    private static final String STOPPED = "stopped";

    private static final String NOWHERE = "nowhere";
    private static final int UNWRITABLE = 9;

    private HostLock() {}

    /**
     * What one piece of work comes with.
     *
     * @param token names this very attempt, so that whoever lost the lock sees it
     * @param who {@code user@desktop}
     * @param beside whether it may be done under a lock of the same person's that rests, without one of its own
     * @param broken runs whose locks a person gave free
     */
    public record Claim(String runId, String token, String who, boolean beside, Set<String> broken) {
        public Claim {
            broken = Set.copyOf(broken);
        }
    }

    /** What came of it. */
    public sealed interface Answer {
        /** @param own false under a lock that rests */
        record Taken(boolean own) implements Answer {}

        record Held(LockFacts by) implements Answer {}
    }

    /** Where a server's host has it. */
    public static List<String> paths(ServerRef server) {
        return LockPlace.mine(server).stream()
                .map(place -> place.directory() + "/lock")
                .toList();
    }

    /**
     * Takes it in one of its places, or says who is in the way there. Taking one's own again is no harm.
     *
     * @return without a lock of one's own where none is needed, or none may be
     */
    public static Answer take(RemoteHost remote, LockPlace place, Claim claim, Cancellation cancellation) {
        List<String> args =
                new ArrayList<>(List.of(claim.runId(), claim.token(), claim.who(), claim.beside() ? "beside" : "own"));
        args.addAll(claim.broken());
        CommandResult result = run(remote, place, place.mine() ? "take" : "look", args, cancellation);
        return switch (word(result)) {
            case "taken" -> new Answer.Taken(true);
            case "beside", NOWHERE -> new Answer.Taken(false);
            case "held" -> new Answer.Held(holder(result).orElseThrow(() -> unclear(remote, result)));
            default -> throw unclear(remote, result);
        };
    }

    /**
     * Gives a sign of life.
     *
     * @return empty if the lock is still this one's; else that it is lost, and to whom if to anybody
     */
    public static Optional<Lost> keep(RemoteHost remote, LockPlace place, String token, Cancellation cancellation) {
        CommandResult result = run(remote, place, "keep", List.of(token), cancellation);
        return switch (word(result)) {
            case "kept", NOWHERE -> Optional.empty();
            case "lost" -> Optional.of(new Lost(holder(result)));
            default -> throw unclear(remote, result);
        };
    }

    /** @param to empty if the lock is gone altogether */
    public record Lost(Optional<LockFacts> to) {}

    /** The run stopped half-way: the lock stays and says so. Nothing happens if it is lost. */
    public static void rest(RemoteHost remote, LockPlace place, String token, Cancellation cancellation) {
        run(remote, place, "rest", List.of(token), cancellation);
    }

    /** Takes it away. Nothing happens if it is lost. */
    public static void release(RemoteHost remote, LockPlace place, String token, Cancellation cancellation) {
        run(remote, place, "release", List.of(token), cancellation);
    }

    private static CommandResult run(
            RemoteHost remote, LockPlace place, String action, List<String> more, Cancellation cancellation) {
        List<String> args = new ArrayList<>(List.of(action, place.directory(), place.needed() ? "must" : "may"));
        args.addAll(more);
        Command command = Command.of(Scripts.LOCK, place.as(), args.toArray(String[]::new))
                .withTimeout(LIMIT);
        CommandResult result = remote.run(command, cancellation);
        if (result.exitStatus() == UNWRITABLE) {
            throw Scripts.refused(remote, "lock-unwritable", result, place.directory());
        }
        if (!result.ok()) {
            throw new FailureException(new Failure.CommandFailed(
                    remote.name(),
                    Scripts.LOCK.name(),
                    result.exitStatus(),
                    result.err().strip()));
        }
        return result;
    }

    private static String word(CommandResult result) {
        return result.out().lines().findFirst().orElse("");
    }

    /** Empty if there are no lines after the first. */
    private static Optional<LockFacts> holder(CommandResult result) {
        Map<String, String> values = new HashMap<>();
        result.out().lines().skip(1).forEach(line -> {
            int blank = line.indexOf(' ');
            values.put(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
        });
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new LockFacts(
                        values.getOrDefault("who", ""),
                        values.getOrDefault("run", ""),
                        number(values.get("since")),
                        number(values.get("seen")),
                        number(values.get("age")),
                        STOPPED.equals(values.get("state"))));
    }

    private static long number(String text) {
        return text != null && text.matches("-?\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    private static FailureException unclear(RemoteHost remote, CommandResult result) {
        return new FailureException(new Failure.CommandFailed(
                remote.name(),
                Scripts.LOCK.name(),
                result.exitStatus(),
                result.out().strip()));
    }
}
