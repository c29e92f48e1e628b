package org.standbywizard.app;

import com.sun.glass.ui.Application;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.standbywizard.ui.fx.Glass;

/**
 * The program as macOS starts it by a double click on a plan: without an argument, the plan comes as an event of JavaFX's
 * glass, here at the first moment that there is a glass. Then another plan, once the first is open. Prints the titles of
 * the window.
 */
public final class OpenedByDoubleClick {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Instant deadline = Instant.now().plus(PATIENCE);

    private OpenedByDoubleClick() {}

    /** @param args the plans' files */
    public static void main(String[] args) {
        Thread desktop = new Thread(() -> {
            int status = 1;
            try {
                new OpenedByDoubleClick().open(args);
                status = 0;
            } finally {
                Runtime.getRuntime().halt(status);
            }
        });
        desktop.start();
        Main.main(new String[0]);
    }

    private void open(String... plans) {
        while (Application.GetApplication() == null) {
            inTime();
            Thread.onSpinWait();
        }
        for (String plan : plans) {
            // As there, on the toolkit's thread.
            Application.invokeLater(() -> Glass.openFiles(plan));
            String name = plan.substring(plan.lastIndexOf('/') + 1);
            while (!title().startsWith(name)) {
                inTime();
            }
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println("the window: " + title());
        }
    }

    private void inTime() {
        if (Instant.now().isAfter(deadline)) {
            throw new IllegalStateException("not open in time");
        }
    }

    /** The window's, or nothing while there is none. */
    private static String title() {
        CountDownLatch asked = new CountDownLatch(1);
        StringBuilder title = new StringBuilder();
        Application.invokeLater(() -> {
            for (Window window : Window.getWindows()) {
                if (window instanceof Stage stage) {
                    title.append(stage.getTitle());
                }
            }
            asked.countDown();
        });
        try {
            if (!asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the toolkit does not answer");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return title.toString();
    }
}
