package org.standbywizard.ui.page.server;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** The inputs of a card's sign-in: they show the server's part of the draft, and write into it what is typed. */
final class SignInFields implements AutoCloseable {
    /** What is found on the server unless somebody knows better. */
    static final List<Field> SELDOM = List.of(Field.SUPERUSER, Field.OS_USER, Field.UNIT);

    private final PageContext context;
    private final ServerCardModel card;
    private final LoginForm form;
    private final String id;
    private final Consumer<Field> left;
    private final Runnable enter;
    private final Bag bag = new Bag();
    private final Map<Field, InputBox> boxes = new EnumMap<>(Field.class);
    private final AliasField host = new AliasField();
    private final AliasField jump = new AliasField();
    private final SegmentedButton ways = new SegmentedButton();
    private final ChoiceBox<RootBy> rootBy = new ChoiceBox<>();
    private final Label source = Kit.wrapped("", "quiet", "source");
    private boolean showing;

    /**
     * @param left called when the focus leaves a text
     * @param enter called when Enter is pressed in one
     */
    SignInFields(PageContext context, ServerCardModel card, String id, Consumer<Field> left, Runnable enter) {
        this.context = context;
        this.card = card;
        this.form = card.form();
        this.id = id;
        this.left = left;
        this.enter = enter;
        text(Field.NAME, new TextField());
        text(Field.HOST, host);
        text(Field.PORT, new TextField());
        text(Field.USER, new TextField());
        text(Field.KEY_FILE, new TextField());
        secret(Field.PASSPHRASE, card.secrets().passphrase());
        secret(Field.PASSWORD, card.secrets().password());
        secret(Field.SUDO_PASSWORD, card.secrets().sudoPassword());
        text(Field.JUMP, jump);
        SELDOM.forEach(field -> text(field, new TextField()));
        choices();
        Button browse = Kit.iconButton(Feather.FOLDER, word("browse"), this::browse);
        Kit.id(browse, id + "-browse");
        HBox file = Kit.row(box(Field.KEY_FILE).input(), browse);
        HBox.setHgrow(box(Field.KEY_FILE).input(), Priority.ALWAYS);
        box(Field.KEY_FILE).getChildren().add(1, file);
        HBox.setHgrow(source, Priority.ALWAYS);
        bag.now(card.entry().part(), part -> show());
        bag.onChange(form.keyWanted(), wanted -> show());
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    InputBox box(Field field) {
        return boxes.get(field);
    }

    Collection<InputBox> all() {
        return boxes.values();
    }

    /** Where what is not typed comes from; stands beside the way to log in. */
    Label source() {
        return source;
    }

    void setNames(List<String> names) {
        host.setNames(names);
        jump.setNames(names);
    }

    private InputBox box(Field field, Node input, String hint) {
        Kit.id(input, id + "-" + field.word());
        InputBox box = new InputBox(word("field." + field.word()), input, hint);
        Kit.styled(box, "field-" + field.word());
        boxes.put(field, box);
        return box;
    }

    private void text(Field field, TextField input) {
        box(field, input, "");
        input.setPromptText(word("prompt." + field.word()));
        bag.onChange(input.textProperty(), typed -> {
            if (!showing) {
                boxes.get(field).problem("");
                form.type(field, typed);
            }
        });
        bag.onChange(input.focusedProperty(), focused -> {
            if (!focused) {
                left.accept(field);
            }
        });
        input.setOnAction(event -> enter.run());
    }

    private void secret(Field field, StringProperty typed) {
        PasswordField input = new PasswordField();
        box(field, input, "");
        input.textProperty().bindBidirectional(typed);
        bag.add(() -> input.textProperty().unbindBidirectional(typed));
        bag.onChange(typed, text -> boxes.get(field).problem(""));
        input.setOnAction(event -> enter.run());
    }

    private void choices() {
        for (Way way : Way.values()) {
            String key = way.name().toLowerCase(Locale.ROOT);
            ToggleButton button = Kit.id(new ToggleButton(word("way." + key)), id + "-way-" + key);
            button.setUserData(way);
            // The control would only do so when it is first shown, and take what was chosen before for several choices.
            button.setToggleGroup(ways.getToggleGroup());
            ways.getButtons().add(button);
        }
        bag.onChange(ways.getToggleGroup().selectedToggleProperty(), chosen -> {
            if (chosen == null) {
                // One way is always chosen: a second click on it changes nothing.
                show();
            } else if (!showing) {
                form.choose((Way) chosen.getUserData());
            }
        });
        box(Field.WAY, ways, "").setMinWidth(Region.USE_PREF_SIZE);
        rootBy.getItems().setAll(RootBy.values());
        rootBy.setConverter(words(by -> word("root-by." + by.name().toLowerCase(Locale.ROOT))));
        bag.onChange(rootBy.valueProperty(), by -> {
            if (!showing) {
                form.choose(by);
            }
        });
        box(Field.ROOT_BY, rootBy, "");
    }

    private static StringConverter<RootBy> words(Function<RootBy, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(RootBy by) {
                return by == null ? "" : word.apply(by);
            }

            @Override
            public RootBy fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        };
    }

    private void browse() {
        context.desktop()
                .chooseToOpen(word("browse"), List.of())
                .ifPresent(file -> form.type(Field.KEY_FILE, file.toString()));
    }

    void show() {
        showing = true;
        boxes.forEach((field, box) -> {
            if (box.input() instanceof TextField input
                    && !(input instanceof PasswordField)
                    && !input.getText().equals(card.text(field))) {
                input.setText(card.text(field));
            }
        });
        Way way = form.way();
        ways.getButtons().get(way.ordinal()).setSelected(true);
        rootBy.setValue(form.rootBy());
        shown(Field.NAME, !card.entry().isPrimary() || !card.text(Field.NAME).isEmpty());
        shown(Field.KEY_FILE, way == Way.KEY);
        shown(Field.PASSPHRASE, way == Way.KEY && isTyped(Field.PASSPHRASE));
        shown(Field.PASSWORD, way == Way.PASSWORD && isTyped(Field.PASSWORD));
        shown(Field.SUDO_PASSWORD, form.rootBy() == RootBy.SUDO_PASSWORD && isTyped(Field.SUDO_PASSWORD));
        source.setText(source(way));
        // Unmanaged alone it would stay where it was, over the password, and take its clicks.
        source.setVisible(!source.getText().isEmpty());
        source.setManaged(source.isVisible());
        showing = false;
    }

    /** Typed here, rather than taken from where a plan file says. */
    private boolean isTyped(Field field) {
        return form.sourceOf(field).isEmpty();
    }

    private String source(Way way) {
        if (way == Way.AGENT) {
            return word("way.agent.hint");
        }
        return form.sourceOf(way == Way.PASSWORD ? Field.PASSWORD : Field.PASSPHRASE)
                .map(place -> word("source", place))
                .orElse("");
    }

    private void shown(Field field, boolean shown) {
        boxes.get(field).setVisible(shown);
        boxes.get(field).setManaged(shown);
    }

    /** Its text is selected, so that typing replaces it; false if it is not to be seen. */
    boolean focus(Field field) {
        InputBox box = boxes.get(field);
        if (box == null || !box.isVisible()) {
            return false;
        }
        Node input = field == Field.WAY ? ways.getButtons().get(form.way().ordinal()) : box.input();
        input.requestFocus();
        if (input instanceof TextInputControl text) {
            text.selectAll();
        }
        return true;
    }

    @Override
    public void close() {
        bag.close();
        host.close();
        jump.close();
    }
}
