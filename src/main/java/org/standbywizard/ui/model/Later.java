package org.standbywizard.ui.model;

import java.util.function.Supplier;

/** Something that is made when it is first needed, once. */
public final class Later<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    public Later(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
