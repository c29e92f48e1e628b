package org.standbywizard.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's threads: named, daemons, and never silent about what they did not catch. */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    Background() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> LOG.error("thread {}", thread.getName(), thrown));
    }

    /** As many threads as there is work at the same time, which waits for hosts nearly always. */
    ExecutorService named(String name) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
