package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Cancellation;

/**
 * The practice lab, as the window needs it: a real primary and real standbys that are made on this computer. What does
 * not say otherwise takes its time and belongs on no thread of the window.
 */
public interface PracticeLab {
    int MOST_STANDBYS = 3;

    /**
     * The versions there are for this kind of computer, the newest first.
     *
     * @throws org.standbywizard.remote.FailureException where there can be no lab, with what to do instead
     */
    List<Version> versions();

    /**
     * A PostgreSQL version.
     *
     * @param name such as {@code 18.6}
     * @param missing what must be downloaded before a lab can be of it; empty if all is here
     */
    record Version(String major, String name, Optional<Archive> missing) {}

    /**
     * An archive of server programs.
     *
     * @param sha256 its checksum, in hexadecimal digits
     */
    record Archive(String name, long bytes, String sha256) {}

    /**
     * Downloads what a version lacks; the person has agreed before.
     *
     * @param progress told how many bytes have come
     * @throws org.standbywizard.remote.FailureException if it cannot be had, or was cancelled
     */
    void fetch(Version version, LongConsumer progress, Cancellation cancellation);

    /** What takes its time until a lab is there; the middle ones only the first time of a version. */
    enum Stage {
        CLEARING,
        UNPACKING,
        INITIALISING,
        STARTING
    }

    /**
     * Starts a lab.
     *
     * @param standbys 1 to {@link #MOST_STANDBYS}
     * @throws org.standbywizard.remote.FailureException if it cannot be had, or was cancelled; nothing is left behind
     */
    Running start(Version version, int standbys, Consumer<Stage> stages, Cancellation cancellation);

    /** A lab that runs. */
    interface Running {
        /** Such as {@code 18.6}; does not wait. */
        String version();

        /** Does not wait. */
        int standbys();

        /** The plan that reaches it; does not wait. */
        PlanDraft plan();

        /** The file that this plan is in, gone with the lab; does not wait. */
        Path file();

        /** How many rows are written into the primary, a second; does not wait. */
        void rate(int rows);

        /** Rows written so far; does not wait. */
        long written();

        /**
         * Puts every server back into its first state, forgets what was run on them, and writes no more rows.
         *
         * @throws org.standbywizard.remote.FailureException if a server does not come back
         */
        void reset();

        /** What can be done with its servers beside the wizard; does not wait. */
        PracticeBench bench();

        /** Ends it and removes all of it. A second time it does nothing. */
        void end();
    }
}
