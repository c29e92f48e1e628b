package org.standbywizard.ui.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.ui.fx.Bag;

/** What a page shows around its body, kept in properties that it sets; and a bag of listeners that is closed with it. */
public abstract class PageBase implements Page {
    protected final Bag bag = new Bag();
    protected final StringProperty title = new SimpleStringProperty("");
    protected final StringProperty subtitle = new SimpleStringProperty("");
    protected final StringProperty note = new SimpleStringProperty("");
    protected final StringProperty topic;
    protected final ObjectProperty<Mark> mark = new SimpleObjectProperty<>(Mark.TO_COME);
    protected final ObservableList<Action> actions = FXCollections.observableArrayList();
    private final PageId id;

    /** The Learn panel tells of the page itself, until it sets another topic. */
    protected PageBase(PageId id) {
        this.id = id;
        this.topic = new SimpleStringProperty(id.word());
    }

    @Override
    public final PageId id() {
        return id;
    }

    @Override
    public final ObservableValue<String> title() {
        return title;
    }

    @Override
    public final ObservableValue<String> subtitle() {
        return subtitle;
    }

    @Override
    public final ObservableList<Action> actions() {
        return actions;
    }

    @Override
    public final ObservableValue<String> note() {
        return note;
    }

    @Override
    public final ObservableValue<Mark> mark() {
        return mark;
    }

    @Override
    public final ObservableValue<String> topic() {
        return topic;
    }

    @Override
    public void close() {
        bag.close();
    }
}
