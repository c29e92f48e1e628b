package org.standbywizard.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Opens the kept SQL connection of a server that is just starting. */
final class Connect {
    private Connect() {}

    /**
     * @param questions at least one, constant
     * @return their answers
     * @throws FailureException the last refusal, if it never answers within {@code limit}
     */
    static List<List<Map<String, String>>> whenUp(
            StepContext context, HostId host, Duration limit, List<String> questions) {
        List<List<Map<String, String>>> answers = new ArrayList<>();
        FailureException[] last = new FailureException[1];
        try {
            Poll.until(context, host, limit, "connect", () -> {
                try {
                    answers.addAll(context.sql(host).batch(questions));
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
        return answers;
    }
}
