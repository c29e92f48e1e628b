package org.standbywizard.ui.page.start;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.shell.Practising;

/** Which PostgreSQL, how many standbys, and what would have to be downloaded first. */
final class PracticeChoice extends VBox {
    /** From here on there is no recovery.conf. */
    private static final int WITHOUT_RECOVERY = 12;

    private final Messages words;
    private final Practising model;
    private final SegmentedButton versions = new SegmentedButton();
    private final Label about = Kit.id(Kit.wrapped("", "hint"), "practice-about");
    private final VBox download = new VBox();
    private final Label oldest = Kit.wrapped("", "hint");
    private final Button begin;

    PracticeChoice(Messages words, Practising model, Bag bag) {
        this.words = words;
        this.model = model;
        this.begin = Kit.id(Kit.styled(Kit.button("", model::begin), "accent"), "practice-begin");
        begin.setMnemonicParsing(true);
        SegmentedButton standbys = new SegmentedButton();
        IntStream.rangeClosed(1, PracticeLab.MOST_STANDBYS).forEach(count -> standbys.getButtons()
                .add(toggle(standbys, String.valueOf(count), "practice-standbys-" + count, count)));
        getStyleClass().add("practice-choice");
        FlowPane fields = Kit.styled(
                new FlowPane(Kit.field(word("version"), versions, null), Kit.field(word("standbys"), standbys, null)),
                "practice-fields");
        getChildren().addAll(fields, about, download, oldest);
        keep(versions, bag, value -> model.version().set(Optional.of((PracticeLab.Version) value)));
        keep(standbys, bag, value -> model.standbys().set((Integer) value));
        bag.now(model.version(), version -> {
            version.ifPresent(one -> select(versions, one));
            version.ifPresent(this::tell);
        });
        bag.now(model.standbys(), count -> select(standbys, count));
    }

    /** Starts the lab; says so if something is downloaded before. */
    Button begin() {
        return begin;
    }

    void offer(List<PracticeLab.Version> offered) {
        versions.getButtons()
                .setAll(offered.stream()
                        .map(one -> toggle(versions, one.major(), "practice-version-" + one.major(), one))
                        .toList());
        model.version().get().ifPresent(one -> select(versions, one));
        boolean recovery = offered.stream().anyMatch(PracticeChoice::hasRecoveryConf);
        oldest.setText(recovery ? "" : word("no-recovery"));
        show(oldest, !recovery);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** What a person must know before agreeing to a download. */
    private Node asked(PracticeLab.Archive archive) {
        VBox texts = new VBox(
                Kit.wrapped(word("missing", archive.bytes())),
                Kit.wrapped(archive.name(), "mono"),
                Kit.wrapped(word("checksum", archive.sha256()), "mono"));
        HBox.setHgrow(texts, Priority.ALWAYS);
        return Kit.id(
                Kit.styled(new HBox(Kit.icon(Feather.DOWNLOAD), texts), "notice", Tone.INFO.styleClass()),
                "practice-download");
    }

    private static boolean hasRecoveryConf(PracticeLab.Version version) {
        return Double.parseDouble(version.major()) < WITHOUT_RECOVERY;
    }

    private void tell(PracticeLab.Version version) {
        about.setText(word(hasRecoveryConf(version) ? "recovery" : "is", version.name()));
        download.getChildren()
                .setAll(version.missing().map(this::asked).stream().toList());
        show(download, version.missing().isPresent());
        begin.setText(Kit.label(word(version.missing().isPresent() ? "download" : "begin")));
    }

    private static ToggleButton toggle(SegmentedButton of, String text, String id, Object value) {
        ToggleButton button = Kit.id(new ToggleButton(text), id);
        button.setUserData(value);
        // The control would only do so when it is first shown.
        button.setToggleGroup(of.getToggleGroup());
        return button;
    }

    /** One of them is always on. */
    private static void keep(SegmentedButton of, Bag bag, java.util.function.Consumer<Object> chosen) {
        bag.add(() -> of.getToggleGroup().getToggles().clear());
        of.getToggleGroup().selectedToggleProperty().addListener((observed, was, is) -> {
            if (is != null) {
                chosen.accept(is.getUserData());
            } else if (was != null && of.getButtons().contains(was)) {
                of.getToggleGroup().selectToggle(was);
            }
        });
    }

    private static void select(SegmentedButton of, Object value) {
        of.getButtons().stream()
                .filter(button -> value.equals(button.getUserData()))
                .findFirst()
                .ifPresent(button -> of.getToggleGroup().selectToggle((Toggle) button));
    }

    private String word(String key, Object... values) {
        return words.get("page.start.practise." + key, values);
    }
}
