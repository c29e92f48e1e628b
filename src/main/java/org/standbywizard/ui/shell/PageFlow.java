package org.standbywizard.ui.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.standbywizard.ui.model.Intent;

/** The order of pages for what the person wants to do. */
public final class PageFlow implements Navigator {
    private static final List<PageId> SET_UP = List.of(
            PageId.START,
            PageId.PRIMARY,
            PageId.STANDBYS,
            PageId.SETTINGS,
            PageId.PREFLIGHT,
            PageId.PREVIEW,
            PageId.APPLY,
            PageId.VERIFY);
    private static final List<PageId> CHECK = List.of(PageId.START, PageId.PRIMARY, PageId.STANDBYS, PageId.VERIFY);

    private final ObservableValue<Intent> intent;
    private final ReadOnlyObjectWrapper<PageId> current = new ReadOnlyObjectWrapper<>(PageId.START);
    private PageId before = PageId.START;

    public PageFlow(ObservableValue<Intent> intent) {
        this.intent = intent;
    }

    /** The pages of the present intent, without UNDO. */
    public List<PageId> order() {
        return intent.getValue() == Intent.CHECK ? CHECK : SET_UP;
    }

    @Override
    public ReadOnlyObjectProperty<PageId> current() {
        return current.getReadOnlyProperty();
    }

    @Override
    public void go(PageId page) {
        if (page != current.get()) {
            before = current.get();
            current.set(page);
        }
    }

    @Override
    public void next() {
        int at = order().indexOf(current.get());
        if (at >= 0 && at + 1 < order().size()) {
            go(order().get(at + 1));
        }
    }

    /** From a page beside the order, such as UNDO: to where one came from. */
    @Override
    public void back() {
        int at = order().indexOf(current.get());
        if (at > 0) {
            go(order().get(at - 1));
        } else if (at < 0) {
            go(order().contains(before) ? before : PageId.START);
        }
    }
}
