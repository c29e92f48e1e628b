package org.standbywizard.ui;

import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.PageId;

/** The wizard's way, gone by keyboard alone. Each part begins where the one before ended. */
final class Walk {
    private final Shown shown;
    final Keys keys;

    Walk(RealWindow window) {
        this.shown = window.shown();
        this.keys = new Keys(() -> window.stage().getScene());
    }

    /** From page Primary to page Verify, with what the plan has; every host key is trusted. */
    void fromPrimaryToVerify() {
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
        apply();
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

    void done() {
        keys.awaitReady("action-verify");
    }
}
