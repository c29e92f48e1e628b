package org.standbywizard.steps;

import java.time.Duration;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Opens the kept SQL connection of a server that is just starting. */
final class Connect {
    private Connect() {}

    /** @throws FailureException the last refusal, if it never answers within {@code limit} */
    static void whenUp(StepContext context, HostId host, Duration limit) {
        FailureException[] last = new FailureException[1];
        try {
            Poll.until(context, host, limit, "connect", () -> {
                try {
                    context.sql(host).query("SELECT 1");
                    return true;
                } catch (FailureException e) {
                    last[0] = e;
                    context.releaseSql(host);
                    return false;
                }
            });
        } catch (FailureException e) {
            throw e.failure() instanceof Failure.TimedOut && last[0] != null ? last[0] : e;
        }
    }
}
