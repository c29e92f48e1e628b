package org.standbywizard.steps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.standbywizard.plan.HostId;

/**
 * One change of a change set, or one check between changes. A step is data: all that it needs to know of the time
 * before it lies in its record, so that it can be previewed, exported, journaled, resumed and undone.
 *
 * <p>{@link #perform} first tests whether it is already done, then does it, then checks it; it may be called again at
 * any later moment of the same change set. {@link #undo} may be called when the step was begun but not finished.
 */
public sealed interface Step
        permits AwaitStreaming,
                BaseBackup,
                CreateSlot,
                EditFile,
                EnableAtBoot,
                EnsureRole,
                FinishCopy,
                Proof,
                ReloadServer,
                ResetOverride,
                RestartServer,
                RestartTest,
                StartServer,
                StopServer,
                SwapIn,
                TestLogin,
                WritePassfile {

    /** Unique in its change set and stable over resumes. */
    String id();

    HostId host();

    Risk risk();

    /** Values for the words {@code step.<kind>.title}. */
    List<String> titleArgs();

    /** The same by hand. */
    Equivalent equivalent(ServerRef server);

    StepOutcome perform(StepContext context);

    /** The same by hand, made to be typed by a person: a secret's place is asked for by a command. */
    default Equivalent byHand(ServerRef server) {
        return equivalent(server);
    }

    /**
     * Why no person may do it in the wizard's place: a word of {@code by-hand.not.<reason>}; empty if one may. Unless a
     * step says otherwise, it leaves marks on the host that only the wizard can write.
     */
    default Optional<String> reserved() {
        return Optional.of("marks");
    }

    /** Whether it stands. It only looks; asked of steps that are not {@link #reserved}. */
    default Standing standing(StepContext context) {
        throw new IllegalStateException(kind());
    }

    /** Before a person does it: keeps what a later step of the wizard's needs to bring a server up again. */
    default void handOver(StepContext context) {
        // Most leave nothing behind.
    }

    /** After a person did it. */
    default void handBack(StepContext context) {
        // Most leave nothing behind.
    }

    /** Takes it back, as far as it was done; says what it did through {@link StepContext#output}. */
    void undo(StepContext context);

    /** Whether there is anything to take back; false for steps that only look, or whose work goes with another's. */
    default boolean undoes() {
        return risk() != Risk.READS;
    }

    /** {@code EditFile} is {@code edit-file}. */
    default String kind() {
        return kindOf(getClass());
    }

    private static String kindOf(Class<?> step) {
        return step.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Every kind of step there is, in the alphabet's order. */
    static List<String> kinds() {
        return Arrays.stream(Step.class.getPermittedSubclasses())
                .map(Step::kindOf)
                .sorted()
                .toList();
    }
}
