package org.standbywizard.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.ui.model.PlanKeeper;

/** What a person may do with the plan as a whole, on whichever page. */
final class PlanCommands {
    private static final Modifier SHORTCUT = KeyCombination.SHORTCUT_DOWN;
    static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, SHORTCUT);
    static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.O, SHORTCUT);
    static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, SHORTCUT);
    static final KeyCombination SAVE_AS = new KeyCodeCombination(KeyCode.S, SHORTCUT, KeyCombination.SHIFT_DOWN);

    private final FrameParts parts;
    private final PlanKeeper keeper;

    PlanCommands(FrameParts parts) {
        this.parts = parts;
        this.keeper = parts.keeper();
    }

    void fresh() {
        unlessAsking(() -> keeper.fresh(() -> parts.flow().go(PageId.START)));
    }

    /** The page START shows what was opened, or why it was not. */
    void open() {
        unlessAsking(() -> parts.context()
                .desktop()
                .chooseToOpen(parts.words("plan.choose"), PlanFiles.KINDS)
                .ifPresent(file -> keeper.open(file, () -> {})));
    }

    void save() {
        unlessAsking(() -> keeper.save(this::said));
    }

    void saveAs() {
        unlessAsking(() -> keeper.saveAs(this::said));
    }

    /** Keys reach menus even where a question lies over the window. */
    private void unlessAsking(Runnable command) {
        if (parts.sheets().shown().get().isEmpty()
                && parts.context().model().question().get().isEmpty()) {
            command.run();
        }
    }

    private void said() {
        parts.board().said(parts.words("plan.saved", keeper.name()));
    }
}
