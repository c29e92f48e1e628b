package org.standbywizard.ui;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** Stands in the place of a page that is being written elsewhere. */
final class Placeholder implements Page {
    private final PageId id;
    private final ObservableList<Action> actions = FXCollections.observableArrayList();

    Placeholder(PageContext context, PageId id) {
        this.id = id;
        actions.add(new Action(
                "back", Action.Kind.BACK, text("Back"), new ReadOnlyBooleanWrapper(true), () -> context.navigator()
                        .back()));
        actions.add(new Action(
                "next", Action.Kind.PRIMARY, text("Next"), new ReadOnlyBooleanWrapper(true), () -> context.navigator()
                        .next()));
    }

    private static ObservableValue<String> text(String text) {
        return new ReadOnlyStringWrapper(text);
    }

    @Override
    public PageId id() {
        return id;
    }

    @Override
    public ObservableValue<String> title() {
        return text(id.word());
    }

    @Override
    public ObservableValue<String> subtitle() {
        return text("");
    }

    @Override
    public Node body() {
        return new VBox();
    }

    @Override
    public ObservableList<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> note() {
        return text("");
    }

    @Override
    public ObservableValue<Mark> mark() {
        return new ReadOnlyObjectWrapper<>(Mark.TO_COME);
    }

    @Override
    public ObservableValue<String> topic() {
        return text(id.word());
    }

    @Override
    public void close() {}
}
