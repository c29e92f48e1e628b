package org.standbywizard.ui.shell;

import java.util.List;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Sheet;
import org.standbywizard.ui.model.Sheets;

/**
 * What the frame shows and works with. All of it outlives a frame, which is made anew for another language.
 *
 * @param context what pages get, with the frame's own language
 */
public record FrameParts(
        PageContext context,
        PageFlow flow,
        Deck deck,
        NoticeBoard board,
        Sheets sheets,
        Habits habits,
        PlanKeeper keeper,
        Practising practising,
        LearnModel learning) {
    /** Forgets which lessons and exercises are done, after asking. */
    void resetProgress() {
        Sheet.Choice reset = new Sheet.Choice("reset", true, habits::forgetProgress);
        sheets.show(new Sheet("learn-reset", List.of(), List.of(reset, new Sheet.Choice("keep", false, () -> {}))));
    }

    String words(String key, Object... values) {
        return context.words().get(key, values);
    }
}
