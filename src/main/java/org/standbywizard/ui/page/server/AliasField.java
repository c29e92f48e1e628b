package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** A text field that offers known names while one types: Down goes to them, Enter or a click takes one. */
final class AliasField extends TextField implements AutoCloseable {
    private static final int MOST = 8;
    private static final double ROW = 32;

    private final ListView<String> offers = new ListView<>();
    private final Popup popup = new Popup();
    private final Bag bag = new Bag();
    private List<String> names = List.of();
    private boolean taking;

    AliasField() {
        Kit.styled(offers, "alias-offers");
        offers.setFixedCellSize(ROW);
        offers.setFocusTraversable(false);
        popup.getContent().add(offers);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
        // A click elsewhere is meant for what is there.
        popup.setConsumeAutoHidingEvents(false);
        bag.onChange(textProperty(), text -> offer());
        bag.onChange(focusedProperty(), focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        offers.setOnMouseClicked(event -> take());
    }

    void setNames(List<String> known) {
        names = known;
    }

    boolean isOffering() {
        return popup.isShowing();
    }

    private void offer() {
        if (taking || !isFocused() || getScene() == null || getScene().getWindow() == null) {
            return;
        }
        String typed = getText().strip().toLowerCase(Locale.ROOT);
        List<String> fits = typed.isEmpty()
                ? List.of()
                : names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(typed))
                        .filter(name -> !name.equals(getText()))
                        .limit(MOST)
                        .toList();
        if (fits.isEmpty()) {
            popup.hide();
            return;
        }
        offers.setItems(FXCollections.observableArrayList(fits));
        offers.getSelectionModel().clearSelection();
        offers.setPrefHeight(fits.size() * ROW + 2);
        offers.setPrefWidth(getWidth());
        if (!popup.isShowing()) {
            Bounds place = localToScreen(getBoundsInLocal());
            popup.show(this, place.getMinX(), place.getMaxY());
        }
    }

    private void pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return;
        }
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            move(event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && !offers.getSelectionModel().isEmpty()) {
            take();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
        }
    }

    private void move(int by) {
        int size = offers.getItems().size();
        int next = Math.floorMod(offers.getSelectionModel().getSelectedIndex() + by, size);
        offers.getSelectionModel().select(offers.getSelectionModel().isEmpty() && by < 0 ? size - 1 : next);
    }

    private void take() {
        String name = offers.getSelectionModel().getSelectedItem();
        if (name != null) {
            taking = true;
            setText(name);
            positionCaret(name.length());
            taking = false;
            popup.hide();
        }
    }

    @Override
    public void close() {
        bag.close();
        popup.hide();
    }
}
