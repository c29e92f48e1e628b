package org.standbywizard.ui.page.server;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.ProblemText;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.PageContext;

/** The part of a card where one says how to reach a server. What is wrong stands at the field that it is about. */
final class SignIn extends VBox implements AutoCloseable {
    private static final List<Field> SELDOM = List.of(Field.SUPERUSER, Field.OS_USER, Field.UNIT);

    private final PageContext context;
    private final ServerCardModel card;
    private final String id;
    private final Bag bag = new Bag();
    private final Map<Field, InputBox> boxes = new EnumMap<>(Field.class);
    private final List<AliasField> aliasFields;
    private final SegmentedButton ways = new SegmentedButton();
    private final ChoiceBox<RootBy> rootBy = new ChoiceBox<>();
    private final VBox seldom;
    private final Label source = Kit.wrapped("", "quiet", "source");
    private final Button connect;
    private final Button cancel;
    private boolean showing;

    /** @param id what ids of nodes begin with, such as {@code primary} */
    SignIn(PageContext context, ServersModel servers, ServerCardModel card, String id) {
        this.context = context;
        this.card = card;
        this.id = id;
        AliasField host = new AliasField();
        AliasField jump = new AliasField();
        this.aliasFields = List.of(host, jump);
        connect = Kit.id(Kit.button("", card::connect), id + "-connect");
        connect.setOnAction(event -> connect());
        Kit.styled(connect, "accent");
        cancel = Kit.id(Kit.button(word("cancel"), card::cancel), id + "-cancel");
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
        seldom = line(null, SELDOM.toArray(Field[]::new));
        build();
        bag.now(servers.aliases(), names -> aliasFields.forEach(field -> field.setNames(names)));
        bag.now(card.entry().part(), this::show);
        bag.onChange(card.keyWanted(), wanted -> show(card.entry().part().get()));
        bag.now(card.entry().link(), this::show);
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    private void build() {
        Kit.styled(this, "sign-in");
        grow(Field.HOST, Field.KEY_FILE, Field.PASSPHRASE, Field.PASSWORD, Field.SUDO_PASSWORD, Field.JUMP);
        SELDOM.forEach(this::grow);
        Button browse = Kit.iconButton(Feather.FOLDER, word("browse"), this::browse);
        Kit.id(browse, id + "-browse");
        HBox file = Kit.row(boxes.get(Field.KEY_FILE).input(), browse);
        HBox.setHgrow(boxes.get(Field.KEY_FILE).input(), Priority.ALWAYS);
        boxes.get(Field.KEY_FILE).getChildren().add(1, file);
        HBox.setHgrow(source, Priority.ALWAYS);
        Hyperlink more = Kit.id(new Hyperlink(word("more")), id + "-more");
        more.setOnAction(event -> seldom(!seldom.isVisible()));
        seldom(SELDOM.stream().anyMatch(field -> !card.text(field).isEmpty()));
        getChildren()
                .setAll(
                        line(null, Field.NAME, Field.HOST, Field.PORT, Field.USER),
                        line(source, Field.WAY, Field.KEY_FILE, Field.PASSPHRASE, Field.PASSWORD),
                        line(null, Field.ROOT_BY, Field.SUDO_PASSWORD, Field.JUMP),
                        seldom,
                        Kit.styled(Kit.row(more, Kit.spacer(), cancel, connect), "sign-in-foot"));
    }

    private VBox line(Node last, Field... fields) {
        HBox row = Kit.styled(new HBox(), "sign-in-line");
        VBox line = Kit.styled(new VBox(row), "field");
        for (Field field : fields) {
            row.getChildren().add(boxes.get(field));
            boxes.get(field).problemsIn(line);
        }
        if (last != null) {
            row.getChildren().add(last);
        }
        return line;
    }

    private void grow(Field... fields) {
        for (Field field : fields) {
            HBox.setHgrow(boxes.get(field), Priority.ALWAYS);
        }
    }

    private void seldom(boolean shown) {
        seldom.setVisible(shown);
        seldom.setManaged(shown);
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
                card.type(field, typed);
            }
        });
        bag.onChange(input.focusedProperty(), focused -> {
            if (!focused) {
                check(field);
            }
        });
        input.setOnAction(event -> connect());
    }

    private void secret(Field field, StringProperty typed) {
        PasswordField input = new PasswordField();
        box(field, input, "");
        input.textProperty().bindBidirectional(typed);
        bag.add(() -> input.textProperty().unbindBidirectional(typed));
        bag.onChange(typed, text -> boxes.get(field).problem(""));
        input.setOnAction(event -> connect());
    }

    private void choices() {
        for (Way way : Way.values()) {
            String key = way.name().toLowerCase(java.util.Locale.ROOT);
            ToggleButton button = Kit.id(new ToggleButton(word("way." + key)), id + "-way-" + key);
            button.setUserData(way);
            // The control would only do so when it is first shown, and take what was chosen before for several choices.
            button.setToggleGroup(ways.getToggleGroup());
            ways.getButtons().add(button);
        }
        bag.onChange(ways.getToggleGroup().selectedToggleProperty(), chosen -> {
            if (chosen == null) {
                // One way is always chosen: a second click on it changes nothing.
                show(card.entry().part().get());
            } else if (!showing) {
                card.choose((Way) chosen.getUserData());
            }
        });
        box(Field.WAY, ways, "").setMinWidth(USE_PREF_SIZE);
        rootBy.getItems().setAll(RootBy.values());
        rootBy.setConverter(words(by -> word("root-by." + by.name().toLowerCase(java.util.Locale.ROOT))));
        bag.onChange(rootBy.valueProperty(), by -> {
            if (!showing) {
                card.choose(by);
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
                .ifPresent(file -> card.type(Field.KEY_FILE, file.toString()));
    }

    private void show(PlanDraft part) {
        showing = true;
        boxes.forEach((field, box) -> {
            if (box.input() instanceof TextField input
                    && !(input instanceof PasswordField)
                    && !input.getText().equals(card.text(field))) {
                input.setText(card.text(field));
            }
        });
        Way way = card.way();
        ways.getButtons().get(way.ordinal()).setSelected(true);
        rootBy.setValue(card.rootBy());
        shown(Field.NAME, !card.entry().isPrimary() || !card.text(Field.NAME).isEmpty());
        shown(Field.KEY_FILE, way == Way.KEY);
        shown(Field.PASSPHRASE, way == Way.KEY && isTyped(Field.PASSPHRASE));
        shown(Field.PASSWORD, way == Way.PASSWORD && isTyped(Field.PASSWORD));
        shown(Field.SUDO_PASSWORD, card.rootBy() == RootBy.SUDO_PASSWORD && isTyped(Field.SUDO_PASSWORD));
        source.setText(source(way));
        source.setManaged(!source.getText().isEmpty());
        showing = false;
    }

    /** Typed here, rather than taken from where a plan file says. */
    private boolean isTyped(Field field) {
        return card.sourceOf(field).isEmpty();
    }

    private String source(Way way) {
        if (way == Way.AGENT) {
            return word("way.agent.hint");
        }
        return card.sourceOf(way == Way.PASSWORD ? Field.PASSWORD : Field.PASSPHRASE)
                .map(place -> word("source", place))
                .orElse("");
    }

    private void shown(Field field, boolean shown) {
        boxes.get(field).setVisible(shown);
        boxes.get(field).setManaged(shown);
    }

    private void show(LinkState state) {
        boolean busy = card.isBusy();
        cancel.setVisible(busy);
        connect.setDisable(busy);
        connect.setText(word(state instanceof LinkState.Connected ? "connect-again" : "connect"));
        boxes.values().forEach(box -> box.problem(""));
        if (state instanceof LinkState.Failed failed) {
            failed(failed.failure());
        }
    }

    private void failed(Failure failure) {
        FailurePlace.of(failure, card.entry().part().get())
                .filter(field -> boxes.get(field).isVisible())
                .ifPresent(field -> {
                    FailureText text = FailureText.of(context.words(), failure);
                    boxes.get(field).problem(text.cause() + " " + text.next());
                    focus(field);
                });
    }

    private void connect() {
        List<CardProblem> missing = card.missing();
        missing.forEach(this::show);
        if (!missing.isEmpty()) {
            focus(missing.get(0).field());
            return;
        }
        card.connect();
        if (card.isBusy()) {
            cancel.requestFocus();
        }
    }

    private void check(Field field) {
        InputBox box = boxes.get(field);
        if (card.entry().link().get() instanceof LinkState.Failed && box.hasProblem()) {
            return;
        }
        Optional<CardProblem> wrong = card.server().problems().stream()
                .filter(problem -> !card.text(field).isEmpty())
                .filter(problem -> Field.at(problem.path()).equals(Optional.of(field)))
                .map(problem -> CardProblem.of(card, field, problem))
                .findFirst();
        box.problem("");
        wrong.ifPresent(this::show);
    }

    /** Shows what is wrong at its field. */
    void show(CardProblem problem) {
        InputBox box = boxes.get(problem.field());
        if (box == null) {
            return;
        }
        if (SELDOM.contains(problem.field())) {
            seldom(true);
        }
        box.problem(problem.plan()
                .map(wrong -> ProblemText.of(context.words(), wrong))
                .map(text -> text.cause() + " " + text.next())
                .orElseGet(() -> word("problem." + problem.key(), problem.args().toArray())));
    }

    boolean focus(Field field) {
        InputBox box = boxes.get(field);
        if (box == null || !box.isVisible()) {
            return false;
        }
        Node input = field == Field.WAY ? ways.getButtons().get(card.way().ordinal()) : box.input();
        input.requestFocus();
        if (input instanceof TextInputControl text) {
            text.selectAll();
        }
        return true;
    }

    /** The only thing to do next here. */
    void focusConnect() {
        connect.requestFocus();
    }

    @Override
    public void close() {
        bag.close();
        aliasFields.forEach(AliasField::close);
    }
}
