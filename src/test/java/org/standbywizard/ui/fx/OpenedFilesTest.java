package org.standbywizard.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Application.EventHandler;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.PageStage;

/** Files that macOS asks for reach whoever opens them, whenever they come; JavaFX goes on hearing everything. */
class OpenedFilesTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final OpenedFiles files = new OpenedFiles(later::add);
    private EventHandler toolkits;

    @BeforeEach
    void remember() {
        onFx(() -> {
            toolkits = Application.GetApplication().getEventHandler();
            Glass.forgetFiles();
        });
    }

    @AfterEach
    void putBack() {
        onFx(() -> {
            Glass.forgetFiles();
            Application.GetApplication().setEventHandler(toolkits);
        });
    }

    private static void onFx(Runnable task) {
        PageStage.onFx(() -> {
            task.run();
            return null;
        });
    }

    private void doLater() {
        while (!later.isEmpty()) {
            later.poll().run();
        }
    }

    private void take(List<Path> some) {
        some.forEach(file -> taken.add(file.toString()));
    }

    @Test
    void whatCameBeforeTheProgramListenedIsHandedOver() {
        onFx(() -> {
            Glass.openFiles("/plans/early.standbyplan");
            files.hear();
            doLater();
            assertThat(taken).isEmpty();
            files.handTo(this::take);
        });
        assertThat(taken).containsExactly("/plans/early.standbyplan");
    }

    @Test
    void whatComesBeforeThereIsAWindowWaitsForIt() {
        onFx(() -> {
            files.hear();
            Glass.openFiles("/plans/우리 가게.standbyplan");
            doLater();
            files.handTo(this::take);
            files.handTo(this::take);
        });
        assertThat(taken).containsExactly("/plans/우리 가게.standbyplan");
    }

    @Test
    void whatComesLaterIsHandedOverAfterTheEvent() {
        onFx(() -> {
            files.hear();
            Runnable end = files.handTo(this::take);
            Glass.openFiles("/plans/a.standbyplan", "/plans/b.standbyplan");
            assertThat(taken).isEmpty();
            doLater();
            assertThat(taken).containsExactly("/plans/a.standbyplan", "/plans/b.standbyplan");
            end.run();
            Glass.openFiles("/plans/c.standbyplan");
            doLater();
        });
        assertThat(taken).hasSize(2);
    }

    @Test
    void whatIsNoPathIsPassedOver() {
        onFx(() -> {
            files.hear();
            files.handTo(this::take);
            Glass.openFiles("no\0path", "/plans/a.standbyplan");
            doLater();
        });
        assertThat(taken).containsExactly("/plans/a.standbyplan");
    }

    /** A handler that JavaFX gets in a later version would go unheard: then this fails. */
    @Test
    void everyEventIsPassedOn() throws ReflectiveOperationException {
        for (Method event : EventHandler.class.getDeclaredMethods()) {
            if (!event.isSynthetic()) {
                assertThat(GlassEvents.class.getDeclaredMethod(event.getName(), event.getParameterTypes()))
                        .as(event.getName())
                        .isNotNull();
            }
        }
        List<String> heard = new ArrayList<>();
        EventHandler before = new EventHandler() {
            @Override
            public void handleOpenFilesAction(Application glass, long time, String[] names) {
                heard.add(time + " " + Arrays.toString(names));
            }

            @Override
            public void handleQuitAction(Application glass, long time) {
                heard.add("quit " + time);
            }

            @Override
            public boolean handleThemeChanged(String theme) {
                return heard.add(theme);
            }
        };
        GlassEvents events = new GlassEvents(before, names -> heard.add("own"));
        events.handleOpenFilesAction(null, 1, new String[] {"a"});
        events.handleQuitAction(null, 2);
        assertThat(events.handleThemeChanged("dark")).isTrue();
        assertThat(heard).containsExactly("1 [a]", "own", "quit 2", "dark");
    }
}
