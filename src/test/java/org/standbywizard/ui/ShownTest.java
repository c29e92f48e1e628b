package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Facts;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.FactsMemory;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Preferences.Theme;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Surroundings;
import org.standbywizard.ui.shell.Closing;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;
import org.testfx.util.WaitForAsyncUtils;

/** The window's life: what it begins with, what it asks before it closes, what it leaves. */
class ShownTest {
    @TempDir
    Path home;

    private final Going going = new Going();
    private final List<String> ended = new ArrayList<>();
    private final Map<PageId, FakePage> pages = new EnumMap<>(PageId.class);
    private final Map<String, FactsMemory.Seen> memory = new java.util.HashMap<>();
    private final FakePractice practice = new FakePractice();
    private TestServices.Kept kept;
    private Shown shown;
    private Stage stage;

    /** Something that goes on until it is closed. */
    private static final class Going implements Closing {
        Optional<String> warning = Optional.empty();
        int closed;
        final CompletableFuture<Void> over = new CompletableFuture<>();

        @Override
        public Optional<String> warning(Messages words) {
            return warning;
        }

        @Override
        public void closed() {
            closed++;
        }

        @Override
        public CompletionStage<Void> ended() {
            return over;
        }
    }

    @BeforeEach
    void open() {
        open(Remembered.NOTHING);
    }

    private void open(Remembered remembered) {
        Services services = TestServices.in(home);
        kept = (TestServices.Kept) services.preferences();
        Surroundings around = new Surroundings(
                () -> Optional.of(false),
                address -> {},
                new FactsMemory() {
                    @Override
                    public Optional<Seen> recall(String server) {
                        return Optional.ofNullable(memory.get(server));
                    }

                    @Override
                    public void keep(String server, Seen seen) {
                        memory.put(server, seen);
                    }
                },
                practice);
        shown = PageStage.onFx(
                () -> new Shown(services, around, new FxThread(), Locale.ENGLISH, remembered, (window, closings) -> {
                    closings.add(going);
                    return makers();
                }));
        PageStage.onFx(() -> {
            shown.open(Optional.of(false), () -> ended.add("closed"));
            return null;
        });
        stage = PageStage.onFx(
                () -> (Stage) Window.getWindows().get(Window.getWindows().size() - 1));
        settle();
    }

    private Map<PageId, Function<PageContext, Page>> makers() {
        Map<PageId, Function<PageContext, Page>> makers = new EnumMap<>(PageId.class);
        for (PageId id : PageId.values()) {
            makers.put(id, context -> {
                FakePage page = new FakePage(id);
                pages.put(id, page);
                return page;
            });
        }
        return makers;
    }

    @AfterEach
    void hide() {
        PageStage.onFx(() -> {
            shown.close();
            return null;
        });
    }

    private static void settle() {
        for (int i = 0; i < 12; i++) {
            // Pages are made one after another, each after what was waiting before.
            PageStage.onFx(() -> null);
        }
    }

    private void askToClose() {
        PageStage.onFx(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
    }

    private void choose(String key) {
        PageStage.onFx(() -> {
            ((javafx.scene.control.Button) stage.getScene().getRoot().lookup("#sheet-" + key)).fire();
            return null;
        });
    }

    private boolean isShowing() {
        return PageStage.onFx(stage::isShowing);
    }

    @Test
    void allPagesAreThereSoonAfterTheFirst() {
        assertThat(pages.keySet()).containsExactly(PageId.values());
    }

    @Test
    void nothingToLoseAndNothingGoingOnClosesAtOnce() {
        askToClose();
        assertThat(isShowing()).isFalse();
        assertThat(ended).containsExactly("closed");
        assertThat(going.closed).isEqualTo(1);
        assertThat(pages.values()).allMatch(page -> page.closed);
    }

    @Test
    void somethingUnsavedIsAskedAbout() {
        PageStage.onFx(() -> {
            shown.model().primary().set("host", "db1");
            return null;
        });
        askToClose();
        assertThat(isShowing()).isTrue();
        choose("keep");
        assertThat(ended).isEmpty();
        askToClose();
        choose("discard");
        assertThat(ended).containsExactly("closed");
    }

    @Test
    void somethingGoingOnIsSaidFirst() {
        going.warning = Optional.of("only the copy goes on");
        PageStage.onFx(() -> {
            shown.model().primary().set("host", "db1");
            return null;
        });
        askToClose();
        choose("stay");
        assertThat(going.closed).isZero();
        askToClose();
        choose("close");
        assertThat(isShowing()).as("then what is unsaved").isTrue();
        choose("discard");
        assertThat(ended).containsExactly("closed");
        assertThat(going.closed).isEqualTo(1);
        assertThat(shown.ended()).isNotDone();
        going.over.complete(null);
        assertThat(shown.ended()).isDone();
    }

    @Test
    void aPracticeLabEndsAfterTheRunOnIt() {
        PageStage.onFx(() -> {
            shown.practising().open();
            shown.practising().begin();
            return null;
        });
        assertThat(practice.done).containsExactly("start 18.6 1");
        askToClose();
        assertThat(isShowing()).as("nothing is to be saved").isFalse();
        assertThat(practice.done).containsExactly("start 18.6 1");
        going.over.complete(null);
        assertThat(shown.ended()).isDone();
        assertThat(practice.done).containsExactly("start 18.6 1", "end 1");
    }

    @Test
    void fromOutsideItClosesUnaskedAndOnce() {
        going.warning = Optional.of("only the copy goes on");
        PageStage.onFx(() -> {
            shown.close();
            shown.close();
            return null;
        });
        assertThat(ended).containsExactly("closed");
        assertThat(going.closed).isEqualTo(1);
    }

    @Test
    void theTitleNamesThePlanAndWhatGoesOn() {
        assertThat(PageStage.onFx(stage::getTitle)).isEqualTo("New plan – Standby Wizard");
        PageStage.onFx(() -> {
            shown.model().file().set(Optional.of(Path.of("/plans/shop.json")));
            pages.get(PageId.APPLY).progress.set("42 %");
            return null;
        });
        assertThat(PageStage.onFx(stage::getTitle)).isEqualTo("42 % · shop.json – Standby Wizard");
    }

    @Test
    void theLanguageChangesWhileItRuns() {
        FakePage before = pages.get(PageId.VERIFY);
        PageStage.onFx(() -> {
            shown.flow().go(PageId.VERIFY);
            shown.habits().language().set(Optional.of(Locale.KOREAN));
            return null;
        });
        settle();
        assertThat(before.closed).isTrue();
        assertThat(before.left).isEqualTo(1);
        assertThat(pages.get(PageId.VERIFY).entered).isEqualTo(1);
        assertThat(PageStage.onFx(stage::getTitle)).isEqualTo("새 구성 계획 – Standby Wizard");
        assertThat(kept.now.language()).contains(Locale.KOREAN);
    }

    @Test
    void sizeThemeAndPlansAreKeptForTheNextStart() throws TimeoutException {
        PageStage.onFx(() -> {
            shown.habits().theme().set(Theme.DARK);
            stage.setWidth(1100);
            stage.setHeight(700);
            return null;
        });
        // The desktop grants a size some time after it was asked for.
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> PageStage.onFx(() -> stage.getScene().getWidth() == 1100));
        settle();
        askToClose();
        assertThat(kept.now.theme()).isEqualTo(Theme.DARK);
        assertThat(kept.now.width()).isEqualTo(1100);
        assertThat(kept.now.height()).isEqualTo(700);
        open(kept.now);
        assertThat(PageStage.onFx(() -> stage.getScene().getWidth())).isEqualTo(1100);
        assertThat(PageStage.onFx(() -> stage.getScene().getRoot().getStyleClass()))
                .contains("dark");
    }

    @Test
    void whatWasFoundBeforeIsShownWithAPlanThatIsOpenedAgain() {
        FactsMemory.Seen seen = new FactsMemory.Seen(Facts.of("db1", "10.0.0.1").build(), TestServices.NOW);
        memory.put("db1||", seen);
        Path file = home.resolve("shop.json");
        PageStage.onFx(() -> {
            shown.model().primary().set("host", "db1");
            shown.model().services().plans().write(file, shown.model().draft().get());
            shown.keeper().fresh(() -> {});
            return null;
        });
        choose("discard");
        PageStage.onFx(() -> {
            shown.keeper().open(file, () -> {});
            return null;
        });
        assertThat(shown.model().primary().link().get())
                .isEqualTo(new LinkState.Remembered(seen.facts(), TestServices.NOW));
    }

    /** As macOS does with a double click while the program runs. */
    @Test
    void aPlanThatIsOpenedOutsideAsksBeforeAnythingIsLost() {
        Path file = home.resolve("our shop.standbyplan");
        PageStage.onFx(() -> {
            shown.model().primary().set("host", "db1");
            shown.model().services().plans().write(file, shown.model().draft().get());
            shown.model().primary().set("host", "db7");
            shown.arrivals().came(List.of(file));
            return null;
        });
        assertThat(PageStage.onFx(stage::getTitle)).isEqualTo("New plan – Standby Wizard");
        choose("keep");
        settle();
        assertThat(host()).isEqualTo("db7");
        PageStage.onFx(() -> {
            shown.arrivals().came(List.of(file));
            return null;
        });
        choose("discard");
        assertThat(PageStage.onFx(stage::getTitle)).isEqualTo("our shop.standbyplan – Standby Wizard");
        assertThat(host()).isEqualTo("db1");
    }

    private String host() {
        return PageStage.onFx(() -> shown.model().primary().text("host"));
    }
}
