package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
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
    private static final List<Field> WIDE =
            List.of(Field.HOST, Field.KEY_FILE, Field.PASSPHRASE, Field.PASSWORD, Field.SUDO_PASSWORD, Field.JUMP);

    private final PageContext context;
    private final ServerCardModel card;
    private final Bag bag = new Bag();
    private final SignInFields fields;
    private final VBox seldom;
    private final Button connect;
    private final Button cancel;

    /** @param id what ids of nodes begin with, such as {@code primary} */
    SignIn(PageContext context, ServersModel servers, ServerCardModel card, String id) {
        this.context = context;
        this.card = card;
        fields = new SignInFields(context, card, id, this::check, this::connect);
        connect = Kit.id(Kit.styled(Kit.button("", this::connect), "accent"), id + "-connect");
        cancel = Kit.id(Kit.button(word("cancel"), card::cancel), id + "-cancel");
        WIDE.forEach(this::grow);
        SignInFields.SELDOM.forEach(this::grow);
        seldom = line(null, SignInFields.SELDOM.toArray(Field[]::new));
        Hyperlink more = Kit.id(new Hyperlink(word("more")), id + "-more");
        more.setOnAction(event -> seldom(!seldom.isVisible()));
        seldom(SignInFields.SELDOM.stream().anyMatch(field -> !card.text(field).isEmpty()));
        Kit.styled(this, "sign-in");
        getChildren()
                .setAll(
                        line(null, Field.NAME, Field.HOST, Field.PORT, Field.USER),
                        line(fields.source(), Field.WAY, Field.KEY_FILE, Field.PASSPHRASE, Field.PASSWORD),
                        line(null, Field.ROOT_BY, Field.SUDO_PASSWORD, Field.JUMP),
                        seldom,
                        Kit.styled(Kit.row(more, Kit.spacer(), cancel, connect), "sign-in-foot"));
        bag.now(servers.aliases(), fields::setNames);
        bag.now(card.entry().link(), this::show);
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    private VBox line(Node last, Field... row) {
        HBox inputs = Kit.styled(new HBox(), "sign-in-line");
        VBox line = Kit.styled(new VBox(inputs), "field");
        for (Field field : row) {
            inputs.getChildren().add(fields.box(field).problemsIn(line));
        }
        if (last != null) {
            inputs.getChildren().add(last);
        }
        return line;
    }

    private void grow(Field field) {
        HBox.setHgrow(fields.box(field), Priority.ALWAYS);
    }

    private void seldom(boolean shown) {
        seldom.setVisible(shown);
        seldom.setManaged(shown);
    }

    private void show(LinkState state) {
        boolean busy = card.isBusy();
        boolean ended = cancel.isFocused() && !busy;
        connect.setDisable(busy);
        if (ended) {
            // A hidden button would hand the focus to anything.
            connect.requestFocus();
        }
        cancel.setVisible(busy);
        connect.setText(word(state instanceof LinkState.Connected ? "connect-again" : "connect"));
        fields.all().forEach(box -> box.problem(""));
        if (state instanceof LinkState.Failed failed) {
            failed(failed.failure());
        }
    }

    private void failed(Failure failure) {
        FailurePlace.of(failure, card.entry().part().get())
                .filter(field -> fields.box(field).isVisible())
                .ifPresent(field -> {
                    FailureText text = FailureText.of(context.words(), failure);
                    fields.box(field).problem(text.cause() + " " + text.next());
                    if (Focus.mayCome(this)) {
                        focus(field);
                    }
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
        InputBox box = fields.box(field);
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
        InputBox box = fields.box(problem.field());
        if (box == null) {
            return;
        }
        if (SignInFields.SELDOM.contains(problem.field())) {
            seldom(true);
        }
        box.problem(problem.plan()
                .map(wrong -> ProblemText.of(context.words(), wrong))
                .map(text -> text.cause() + " " + text.next())
                .orElseGet(() -> word("problem." + problem.key(), problem.args().toArray())));
    }

    /** False if the field is not to be seen. */
    boolean focus(Field field) {
        return fields.focus(field);
    }

    /** The only thing to do next here. */
    void focusConnect() {
        connect.requestFocus();
    }

    @Override
    public void close() {
        bag.close();
        fields.close();
    }
}
