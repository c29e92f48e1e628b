package org.standbywizard.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Under the page: what it says of itself, and its buttons, always in the same place. */
final class Foot extends HBox {
    /** Pages whose buttons change servers: there the Enter key does not fire them. */
    private static final Set<PageId> ACTING = EnumSet.of(PageId.PREVIEW, PageId.APPLY, PageId.VERIFY, PageId.UNDO);

    private final Label note = Kit.styled(new Label(), "page-note");
    private final HBox buttons = Kit.styled(new HBox(), "page-actions");
    private final Tooltip whole = new Tooltip();
    private final Head head;
    private Bag actions = new Bag();
    /** The button that had the focus and cannot be pressed for now; the title has it meanwhile, and says why. */
    private String left = "";

    Foot(Head head) {
        this.head = head;
        getStyleClass().add("page-foot");
        setAlignment(Pos.CENTER_LEFT);
        note.setId("page-note");
        note.setMinWidth(0);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(note, buttons);
    }

    /** Shows a page's; {@code bag} ends it. */
    void show(Page page, Bag bag) {
        bag.now(page.note(), text -> {
            note.setText(text);
            whole.setText(text);
            note.setTooltip(text == null || text.isEmpty() ? null : whole);
        });
        ListChangeListener<Action> changed = change -> build(page);
        page.actions().addListener(changed);
        bag.add(() -> page.actions().removeListener(changed));
        bag.add(() -> actions.close());
        left = "";
        build(page);
    }

    private void build(Page page) {
        String focused = buttons.getChildren().stream()
                .filter(Node::isFocused)
                .map(Node::getId)
                .findFirst()
                .orElse("");
        actions.close();
        actions = new Bag();
        List<Action> sorted = new ArrayList<>(page.actions());
        sorted.sort(Comparator.comparing(Foot::place));
        buttons.getChildren()
                .setAll(sorted.stream().map(action -> button(page.id(), action)).toList());
        if (focused.isEmpty()) {
            comeBack();
        } else if (!give(focused)) {
            leave(focused);
        }
    }

    private boolean give(String focus) {
        Optional<Node> button = buttons.getChildren().stream()
                .filter(node -> node.getId().equals(focus) && !node.isDisable())
                .findFirst();
        button.ifPresent(Node::requestFocus);
        return button.isPresent();
    }

    /** Else the toolkit would give the focus to the window's first control, and the next key press with it. */
    private void leave(String button) {
        left = button;
        head.announce();
    }

    /** The focus returns with its button, unless the person took it elsewhere. */
    private void comeBack() {
        if (!left.isEmpty() && (!head.isAnnounced() || give(left))) {
            left = "";
        }
    }

    /** Back leads, and the way on is always in the corner. */
    private static int place(Action action) {
        return switch (action.kind()) {
            case BACK -> 0;
            case NORMAL, DANGER -> 1;
            case PRIMARY -> 2;
        };
    }

    private Button button(PageId page, Action action) {
        Button button = Kit.button("", action.run());
        button.setId("action-" + action.id());
        button.setMnemonicParsing(true);
        actions.now(action.label(), label -> button.setText(Kit.label(label)));
        actions.now(action.available(), available -> {
            if (!available && button.isFocused()) {
                leave(button.getId());
            }
            button.setDisable(!available);
            if (button.getParent() != null) {
                comeBack();
            }
        });
        switch (action.kind()) {
            case PRIMARY -> button.getStyleClass().add("accent");
            case DANGER -> button.getStyleClass().add("danger");
            case NORMAL, BACK -> {}
        }
        boolean leads = action.kind() == Action.Kind.BACK;
        return ACTING.contains(page) && !leads ? Kit.deliberate(button) : button;
    }
}
