package org.standbywizard.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * The pages in the present language. Each is made when it is first needed, or when there is time, so that the first one
 * is there soon.
 */
public final class Deck implements AutoCloseable {
    private final Map<PageId, Function<PageContext, Page>> makers;
    private final ObservableMap<PageId, Page> made = FXCollections.observableMap(new EnumMap<>(PageId.class));
    private PageContext context;

    /** @param makers how each page is made; its state lives on in its view model */
    public Deck(Map<PageId, Function<PageContext, Page>> makers) {
        this.makers = new EnumMap<>(makers);
    }

    /** Closes all pages; from now on they are made for this context, which has the words of one language. */
    public void deal(PageContext next) {
        close();
        context = next;
    }

    /** Pages that are there already; to be heard by whoever shows something of all of them. */
    public ObservableMap<PageId, Page> made() {
        return made;
    }

    /** The page, made now if need be. */
    public Page page(PageId id) {
        Page page = made.get(id);
        if (page == null) {
            page = makers.get(id).apply(context);
            made.put(id, page);
        }
        return page;
    }

    /** One of the pages that are not there yet. */
    public Optional<PageId> missing() {
        return makers.keySet().stream().filter(id -> !made.containsKey(id)).findFirst();
    }

    @Override
    public void close() {
        List<Page> all = List.copyOf(made.values());
        made.clear();
        all.forEach(Page::close);
    }
}
