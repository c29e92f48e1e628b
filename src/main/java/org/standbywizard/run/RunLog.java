package org.standbywizard.run;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a run's events in the log, except the copy's progress. */
public final class RunLog implements Consumer<RunEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.StepFailed failed) {
            LOG.warn("{}", failed);
        } else if (!(event instanceof RunEvent.Copying)) {
            LOG.info("{}", event);
        }
    }
}
