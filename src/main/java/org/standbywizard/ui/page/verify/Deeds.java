package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.BesideRun;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.VerifyTarget;

/** All that this page does with hosts and files. Nothing of it is for the window's thread, but {@link #watch} starts there. */
interface Deeds {
    /** What there is to watch, and what went before. */
    record Look(Subject subject, Past past) {}

    /**
     * Looks at the servers, or takes what pre-flight found of this same plan.
     *
     * @param ours whether the plan says how it should be
     * @param again whether to look even if there are facts already
     */
    Look look(ReplicationPlan plan, boolean ours, boolean again, Cancellation cancellation);

    /**
     * Looks once a second until it is closed, with one kept connection for each server.
     *
     * @param seen gets each look on the window's thread
     * @param failed gets a fault that ends it, on the window's thread
     */
    Watch watch(List<VerifyTarget> targets, Consumer<ReplicationStatus> seen, Consumer<Failure> failed);

    /** Returns at once; what is under way ends beside the window. */
    interface Watch extends AutoCloseable {
        /** Tries again what was given up after a refused login. */
        void retry();

        @Override
        void close();
    }

    /** A proof or a restart test. */
    BesideRun.Result beside(ReplicationPlan plan, ChangeSet changeSet, Cancellation cancellation);

    /** Client connections to a server at this moment, ours left out. */
    int clients(Subject subject, HostId server, Cancellation cancellation);

    /** Bytes below each directory; what is gone or cannot be asked is left out. */
    Map<Past.Aside, OptionalLong> sizes(Subject subject, List<Past.Aside> directories, Cancellation cancellation);
}
