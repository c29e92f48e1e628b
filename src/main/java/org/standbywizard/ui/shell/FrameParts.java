package org.standbywizard.ui.shell;

import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
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
    String words(String key, Object... values) {
        return context.words().get(key, values);
    }
}
