package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Practising;

/** The wizard's way, gone by keyboard alone. Each part begins where the one before ended. */
final class Walk {
    private final RealWindow window;
    private final Shown shown;
    final Keys keys;

    private final Optional<Album> album;

    Walk(RealWindow window) {
        this.window = window;
        this.shown = window.shown();
        this.keys = new Keys(() -> window.stage().getScene());
        this.album = Optional.ofNullable(System.getProperty("screenshots.directory"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> new Album(Path.of(directory), window));
    }

    /** A state worth a picture; one is taken where they are wanted. */
    void moment(String name) {
        // A page that is just being laid out comes to rest; what stays covered is a fault.
        List<String> covered = new ArrayList<>();
        for (int look = 0; look < 100; look++) {
            covered = PageStage.onFx(
                    () -> Clickable.covered(window.stage().getScene().getRoot()));
            if (covered.isEmpty()) {
                break;
            }
        }
        assertThat(covered).as(name).isEmpty();
        album.ifPresent(pictures -> pictures.take(name));
    }

    /** One of a page that asks hosts each time it is shown: in each picture it has the node that comes with the answer. */
    void moment(String name, String answered) {
        album.ifPresent(pictures -> pictures.take(name, () -> keys.awaitShown(answered)));
        keys.awaitShown(answered);
    }

    /** A picture for a document: {@code readme/NAME-light.png} and {@code -dark.png}. */
    void documented(String name) {
        album.ifPresent(pictures -> pictures.takeBoth("readme/" + name));
    }

    /** The same, large and with more contrast. */
    void projected(String name) {
        project(true);
        moment(name);
        project(false);
    }

    private void project(boolean on) {
        PageStage.onFx(() -> {
            shown.habits().projector().set(on);
            return null;
        });
    }

    WizardModel model() {
        return shown.model();
    }

    Practising practising() {
        return shown.practising();
    }

    /** As opening a plan's file does. */
    void open(PlanDraft plan) {
        PageStage.onFx(() -> {
            shown.model().open(plan, Optional.empty());
            return null;
        });
    }

    /** From the way that is chosen at first, which is ssh's own, to another one. */
    void chooseWay(String card, KeyCode... arrows) {
        keys.to(card + "-way-agent");
        for (KeyCode arrow : arrows) {
            keys.type(arrow);
        }
        keys.type(KeyCode.SPACE);
    }

    /** From page Primary to page Verify, with what the plan has; every host key is trusted. */
    void fromPrimaryToVerify() {
        fromPrimaryToPreview();
        apply();
        verify();
    }

    /** The same where a run of the plan has not ended: it is gone on with. */
    void fromPrimaryOnToVerify() {
        fromPrimaryToPreview();
        keys.awaitReady("action-apply");
        keys.press("action-apply");
        at(PageId.APPLY);
        verify();
    }

    /** From page Primary to page Preview. */
    void fromPrimaryToPreview() {
        connect("primary", 0);
        next(PageId.STANDBYS);
        int standbys = PageStage.onFx(() -> shown.model().standbys().size());
        for (int i = 0; i < standbys; i++) {
            connect("standby-" + i, i + 1);
        }
        next(PageId.SETTINGS);
        next(PageId.PREFLIGHT);
        checked();
        next(PageId.PREVIEW);
    }

    private void verify() {
        done();
        keys.press("action-verify");
        at(PageId.VERIFY);
    }

    /** What was typed on a card is used; the host key is trusted if it is asked for. */
    void connect(String card, int server) {
        keys.press(card + "-connect");
        settled(server);
        if (keys.isShown(card + "-trust")) {
            keys.press(card + "-trust");
            settled(server);
        }
        keys.until("server " + server + " is connected", () -> link(server) instanceof LinkState.Connected);
    }

    /** Waits until the login succeeded, failed or asks. */
    void settled(int server) {
        keys.until("server " + server + " settles", () -> !(link(server) instanceof LinkState.Connecting));
    }

    LinkState link(int server) {
        ServerEntry entry = shown.model().servers().get(server);
        return entry.link().get();
    }

    void next(PageId expected) {
        keys.awaitReady("action-next");
        keys.press("action-next");
        at(expected);
    }

    void at(PageId page) {
        keys.until("the page is " + page, () -> shown.flow().current().get() == page);
    }

    /** Pre-flight is through, and what it wants to be said is said. */
    void checked() {
        keys.until(
                "the servers are checked", () -> shown.model().checked().get().isPresent());
        if (keys.isShown("warnings-read")) {
            keys.tick("warnings-read");
        }
    }

    /** Allows the restart if one is needed, and presses Apply. */
    void apply() {
        keys.until("the preview is there", () -> shown.model().previewed().get().isPresent());
        keys.awaitShown("action-apply");
        if (keys.isShown("allow-restart")) {
            keys.tick("allow-restart");
        }
        keys.awaitReady("action-apply");
        keys.press("action-apply");
        at(PageId.APPLY);
    }

    /** Agrees to what the page asks, and takes everything back. */
    void undo() {
        keys.awaitShown("undo-free");
        moment("9-undo", "undo-free");
        if (keys.isShown("undo-consent")) {
            keys.tick("undo-consent");
        }
        keys.press("action-undo");
        at(PageId.APPLY);
    }

    void done() {
        keys.awaitReady("action-verify");
    }
}
