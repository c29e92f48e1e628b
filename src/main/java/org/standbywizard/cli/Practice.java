package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Journals;

/** The practice lab, as the command line needs it. */
public interface Practice {
    /**
     * What is wanted.
     *
     * @param major PostgreSQL's major version, empty for the newest
     * @param from where the server programs are, instead of the usual places
     * @param resume bring back the lab that was saved last; the version and the standbys are its own then
     */
    record Wish(String major, int standbys, Optional<Path> from, boolean resume) {}

    /** What takes its time until a lab is there. */
    enum Stage {
        UNPACKING,
        INITIALISING,
        STARTING
    }

    /** One host of a lab, at 127.0.0.1. */
    record Host(String name, int sshPort, int port, String dataDirectory) {}

    /**
     * One archive of server programs.
     *
     * @param sha256 its checksum, in hexadecimal digits
     */
    record Archive(String name, String version, long bytes, String sha256) {}

    /**
     * Starts a lab. It is cancelled too when the process that started this one is gone.
     *
     * @throws org.standbywizard.remote.FailureException if it cannot be had; nothing is left behind then
     */
    Running start(Wish wish, Consumer<Stage> stages, Cancellation cancellation);

    /**
     * Brings the server programs for this kind of computer into a directory.
     *
     * @param agree asked before anything is loaded from the network
     * @return what is in the directory now; empty if the person did not agree
     * @throws org.standbywizard.remote.FailureException if it cannot be had
     */
    List<Archive> fetch(Path directory, Predicate<List<Archive>> agree, Cancellation cancellation);

    /** The names of all exercises, in their order. */
    List<String> exercises();

    /** A running lab, gone when closed. */
    interface Running extends AutoCloseable {
        String version();

        /** The exercises that its version can have. */
        List<String> exercises();

        /**
         * Puts the fault of an exercise into servers that are set up.
         *
         * @throws org.standbywizard.remote.FailureException if it cannot be put in
         */
        void inject(String exercise);

        /** Puts every server back into its first state, and forgets what was run on them. */
        void reset();

        List<Host> hosts();

        /** The logins' name. */
        String user();

        /** The file with the logins' password. */
        Path password();

        /** The plan file for this computer. */
        Path plan();

        /** The same with the password asked for. */
        Path planForElsewhere();

        /** Where the lab's runs are kept: {@code STANDBY_WIZARD_HOME} for another terminal. */
        Path home();

        /** Journals that go with the lab, so that no run of it is left among the person's own. */
        Journals journals();

        SshChoices ssh();

        /** @param rows to write into the primary, a second */
        void rate(int rows);

        /** Rows written so far. */
        long written();

        /** Ends it, but keeps it for another day. */
        void save();

        @Override
        void close();
    }
}
