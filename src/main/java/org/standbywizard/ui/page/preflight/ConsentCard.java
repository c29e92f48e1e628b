package org.standbywizard.ui.page.preflight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.check.Verdict;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** What a person has to say before the page can be left: names typed, edits accepted, warnings read. */
final class ConsentCard extends VBox implements AutoCloseable {
    private final Messages words;
    private final Agreement agreement;
    private final Map<HostId, TextField> names = new LinkedHashMap<>();
    private final CheckBox edits = Kit.deliberate(new CheckBox());
    private final CheckBox warnings = Kit.deliberate(new CheckBox());
    private final Bag bag = new Bag();

    ConsentCard(Messages words, Agreement agreement) {
        this.words = words;
        this.agreement = agreement;
        getStyleClass().add("consents");
        setId("consents");
    }

    /** Shows what this result asks for; nothing at all if it asks for nothing. */
    void show(Verdict verdict) {
        bag.close();
        names.clear();
        getChildren().clear();
        VBox body = Kit.titled(words.get("page.preflight.consent"), null);
        VBox rows = (VBox) body.getChildren().get(1);
        verdict.toConfirm().forEach(host -> rows.getChildren().add(name(host)));
        verdict.pendingEdits().stream()
                .map(finding -> finding.host())
                .findFirst()
                .ifPresent(host -> rows.getChildren().add(edits(host)));
        if (!verdict.warnings().isEmpty()) {
            rows.getChildren().add(warnings(verdict.warnings().size()));
        }
        if (!rows.getChildren().isEmpty()) {
            getChildren().add(body);
        }
    }

    private Node name(HostId host) {
        TextField field = Kit.id(new TextField(), "confirm-" + host);
        StringProperty typed = agreement.typed(host);
        field.textProperty().bindBidirectional(typed);
        bag.add(() -> field.textProperty().unbindBidirectional(typed));
        field.setPromptText(host.name());
        field.setPrefColumnCount(16);
        Label done = Kit.badge(Tone.GOOD, words.get("page.preflight.consent.name.done"));
        bag.now(agreement.said(), consents -> done.setVisible(consents.named().contains(host)));
        names.put(host, field);
        HBox input = Kit.row(field, done);
        VBox box = Kit.field(
                words.get("page.preflight.consent.name", Kit.literal(host.name())),
                input,
                words.get("page.preflight.consent.name.help", host));
        field.setAccessibleText(words.get("page.preflight.consent.name", host));
        return box;
    }

    private Node edits(HostId host) {
        edits.setId("accept-edits");
        edits.setText(words.get("page.preflight.consent.edits", Kit.literal(host.name())));
        bag.now(agreement.said(), consents -> edits.setSelected(consents.pendingEdits()));
        edits.setOnAction(event -> agreement.edits(edits.isSelected()));
        return Kit.styled(
                new VBox(edits, Kit.wrapped(words.get("page.preflight.consent.edits.help"), "hint")), "field");
    }

    private Node warnings(int count) {
        warnings.setId("warnings-read");
        warnings.setText(
                words.get(count == 1 ? "page.preflight.consent.warning" : "page.preflight.consent.warnings", count));
        bag.now(agreement.said(), consents -> warnings.setSelected(consents.warnings()));
        warnings.setOnAction(event -> agreement.warnings(warnings.isSelected()));
        return warnings;
    }

    Optional<Node> target(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Unnamed unnamed) {
            return Optional.ofNullable(names.get(unnamed.host()));
        }
        if (obstacle instanceof Obstacle.Edits) {
            return Optional.of(edits);
        }
        return obstacle instanceof Obstacle.Unread ? Optional.of(warnings) : Optional.empty();
    }

    @Override
    public void close() {
        bag.close();
    }
}
