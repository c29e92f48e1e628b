package org.standbywizard.ui;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageId;

/** A page whose every word and mark a test sets. */
public final class FakePage implements Page {
    public final SimpleStringProperty title = new SimpleStringProperty("");
    public final SimpleStringProperty subtitle = new SimpleStringProperty("");
    public final SimpleStringProperty note = new SimpleStringProperty("");
    public final SimpleStringProperty progress = new SimpleStringProperty("");
    public final SimpleObjectProperty<Mark> mark = new SimpleObjectProperty<>(Mark.TO_COME);
    public final ObservableList<Action> actions = FXCollections.observableArrayList();
    public final VBox body = new VBox();
    public int entered;
    public int left;
    public boolean closed;
    private final PageId id;

    public FakePage(PageId id) {
        this.id = id;
        title.set("The page " + id.word());
        subtitle.set("One sentence under it.");
        body.getChildren().add(Kit.titled("A card", null, Kit.field("_Host", new TextField("db1"), "A hint")));
    }

    public Action action(String id, Action.Kind kind, String label, Runnable run) {
        Action action = new Action(id, kind, new SimpleStringProperty(label), new SimpleBooleanProperty(true), run);
        actions.add(action);
        return action;
    }

    @Override
    public PageId id() {
        return id;
    }

    @Override
    public SimpleStringProperty title() {
        return title;
    }

    @Override
    public SimpleStringProperty subtitle() {
        return subtitle;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public ObservableList<Action> actions() {
        return actions;
    }

    @Override
    public SimpleStringProperty note() {
        return note;
    }

    @Override
    public SimpleStringProperty progress() {
        return progress;
    }

    @Override
    public SimpleObjectProperty<Mark> mark() {
        return mark;
    }

    @Override
    public SimpleStringProperty topic() {
        return new SimpleStringProperty(id.word());
    }

    @Override
    public void entered() {
        entered++;
    }

    @Override
    public void left() {
        left++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
