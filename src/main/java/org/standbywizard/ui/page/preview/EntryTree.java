package org.standbywizard.ui.page.preview;

import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Servers, and below each what happens on it. Selecting is the model's. */
final class EntryTree extends TreeView<EntryTree.Line> {
    private final Messages words;
    private final EntryWords names;

    /** A line of the tree. */
    sealed interface Line {
        record Server(Outline.Group group) implements Line {}

        record Leaf(Entry entry) implements Line {}
    }

    EntryTree(Messages words, Outline outline, PreviewModel model, Bag bag) {
        this.words = words;
        this.names = new EntryWords(words, outline.copied());
        setId("entries");
        getStyleClass().add("entries");
        setAccessibleText(words.get("page.preview.tree"));
        setShowRoot(false);
        TreeItem<Line> root = new TreeItem<>();
        for (Outline.Group group : outline.groups()) {
            TreeItem<Line> server = new TreeItem<>(new Line.Server(group));
            server.setExpanded(true);
            group.entries().forEach(entry -> server.getChildren().add(new TreeItem<>(new Line.Leaf(entry))));
            root.getChildren().add(server);
        }
        setRoot(root);
        setCellFactory(tree -> new Cell());
        bag.now(model.selected(), entry -> entry.ifPresent(this::select));
        bag.onChange(getSelectionModel().selectedItemProperty(), item -> {
            if (item != null && item.getValue() instanceof Line.Leaf leaf) {
                model.selected().set(Optional.of(leaf.entry()));
            }
        });
    }

    private void select(Entry entry) {
        for (TreeItem<Line> server : getRoot().getChildren()) {
            for (TreeItem<Line> item : server.getChildren()) {
                if (item.getValue().equals(new Line.Leaf(entry))) {
                    getSelectionModel().select(item);
                    return;
                }
            }
        }
    }

    private final class Cell extends TreeCell<Line> {
        private final Label name = new Label();
        private final HBox row = Kit.row(name, Kit.spacer());

        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : row);
            if (line instanceof Line.Leaf leaf) {
                Entry entry = leaf.entry();
                name.setText(names.name(entry));
                name.getStyleClass().setAll("label", "entry-name");
                row.getChildren().setAll(name, Kit.spacer(), names.tag(entry));
                setAccessibleText(names.title(entry) + ". " + names.tagText(entry));
            } else if (line instanceof Line.Server server) {
                name.setText(words.get(
                        server.group().primary() ? "page.preview.primary" : "page.preview.standby",
                        server.group().host()));
                name.getStyleClass().setAll("label", "card-title");
                row.getChildren().setAll(name);
                setAccessibleText(name.getText());
            }
        }
    }
}
