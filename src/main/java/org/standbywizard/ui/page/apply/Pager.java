package org.standbywizard.ui.page.apply;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.standbywizard.run.Diary;
import org.standbywizard.run.StepState.Phase;

/** Which step's page is read: the present one, or one that is over. To turn pages changes nothing. */
final class Pager {
    private static final int PRESENT = -1;

    /** {@link #PRESENT}, or the place among those that are over. */
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(PRESENT);

    private List<Diary.Page> over = List.of();

    ReadOnlyIntegerProperty place() {
        return place.getReadOnlyProperty();
    }

    /** New pages; whoever reads an earlier one goes on reading it. */
    void show(List<Diary.Page> pages) {
        over = pages.stream().filter(page -> isOver(page.phase())).toList();
        if (place.get() >= over.size()) {
            place.set(PRESENT);
        }
    }

    private static boolean isOver(Phase phase) {
        return phase != Phase.WAITING && phase != Phase.RUNNING;
    }

    /** The pages of steps that are over, the first one first. */
    List<Diary.Page> over() {
        return over;
    }

    /** The earlier page that is read; empty for the present step. */
    Optional<Diary.Page> read() {
        return isPresent() ? Optional.empty() : Optional.of(over.get(place.get()));
    }

    boolean isPresent() {
        return place.get() == PRESENT;
    }

    boolean hasBack() {
        return isPresent() ? !over.isEmpty() : place.get() > 0;
    }

    void back() {
        if (hasBack()) {
            place.set(isPresent() ? over.size() - 1 : place.get() - 1);
        }
    }

    /** Up to the present step, never further. */
    void forward() {
        if (!isPresent()) {
            place.set(place.get() + 1 < over.size() ? place.get() + 1 : PRESENT);
        }
    }

    void present() {
        place.set(PRESENT);
    }
}
