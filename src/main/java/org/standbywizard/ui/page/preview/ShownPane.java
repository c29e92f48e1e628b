package org.standbywizard.ui.page.preview;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.StepSubject;
import org.standbywizard.ui.shell.Subject;
import org.standbywizard.ui.shell.Taught;

/** A preview: its cost, the tree beside what is selected in it (a list above it where there is little room), the consent. */
final class ShownPane extends VBox {
    private static final double TREE_SHARE = 0.27;

    private final Messages words;
    private final PreviewModel model;
    private final State.Shown shown;
    private final EntryPane entry;
    private final RestartBox restart;
    private final Bag bag = new Bag();

    ShownPane(PageContext context, PreviewModel model, State.Shown shown) {
        this.words = context.words();
        this.model = model;
        this.shown = shown;
        this.entry = new EntryPane(context, model, shown);
        this.restart = new RestartBox(words, model, context.layout().compact().get(), bag);
        getStyleClass().add("preview-shown");
        boolean compact = context.layout().compact().get();
        CostBanner costs = new CostBanner(words, shown.outline(), compact);
        bag.now(model.restart().counted(), costs::show);
        Node changes = compact ? stacked() : beside();
        VBox.setVgrow(changes, Priority.ALWAYS);
        ChangeSet changeSet = shown.previewed().changeSet();
        ObjectProperty<Optional<Subject>> subject = new SimpleObjectProperty<>(Optional.empty());
        bag.now(
                model.selected(),
                selected -> subject.set(selected.map(one -> StepSubject.of(words, one.step(), changeSet))));
        Taught.by(changes, subject);
        getChildren().addAll(costs, changes, restart);
        bag.now(model.selected(), selected -> selected.ifPresent(entry::show));
        bag.add(entry::close);
        refresh();
    }

    private Node beside() {
        EntryTree tree = new EntryTree(words, shown.outline(), model, bag);
        SplitPane split = Kit.styled(new SplitPane(tree, entry), "card", "changes");
        SplitPane.setResizableWithParent(tree, false);
        split.setDividerPositions(TREE_SHARE);
        return split;
    }

    private Node stacked() {
        EntryWords names = new EntryWords(words, shown.outline().copied());
        ComboBox<Entry> chooser = Kit.id(new ComboBox<>(), "entry-chooser");
        chooser.setAccessibleText(words.get("page.preview.tree"));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setConverter(new StringConverter<>() {
            @Override
            public String toString(Entry one) {
                return one == null
                        ? ""
                        : words.get("page.preview.chosen", one.host(), names.name(one), names.tagText(one))
                                .strip();
            }

            @Override
            public Entry fromString(String text) {
                return null;
            }
        });
        chooser.getItems().setAll(shown.outline().entries());
        bag.now(model.selected(), selected -> chooser.setValue(selected.orElse(null)));
        chooser.setOnAction(event -> model.selected().set(Optional.ofNullable(chooser.getValue())));
        VBox card = Kit.styled(new VBox(entry), "card", "changes");
        VBox.setVgrow(entry, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        return Kit.styled(new VBox(chooser, card), "changes-stacked");
    }

    /** The consent is asked for while it matters. */
    void refresh() {
        boolean asked = !model.restart().restarts().isEmpty() && !model.isBegun();
        restart.setVisible(asked);
        restart.setManaged(asked);
        restart.setDisable(model.looking().get());
    }

    /** Where the restart is decided on, if it is to be. */
    Optional<Node> decision() {
        return restart.isVisible() ? Optional.of(restart.target()) : Optional.empty();
    }

    void close() {
        bag.close();
    }
}
