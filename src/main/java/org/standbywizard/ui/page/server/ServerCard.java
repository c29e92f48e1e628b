package org.standbywizard.ui.page.server;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.PageContext;

/** One server: how to sign in, and below it what was found. */
public final class ServerCard extends VBox implements AutoCloseable {
    private final PageContext context;
    private final ServerCardModel card;
    private final Bag bag = new Bag();
    private final SignIn signIn;
    private final FoundPane found;
    private final VBox signInBody;
    private final Label summary = Kit.styled(new Label(), "quiet", "mono");
    private final Button change;
    private final boolean folds;

    /**
     * @param id what ids of nodes begin with, such as {@code standby-0}
     * @param folds whether the sign-in is folded away once it worked, so that several servers fit
     */
    ServerCard(PageContext context, ServersModel servers, ServerCardModel card, String id, boolean folds) {
        this.context = context;
        this.card = card;
        this.folds = folds;
        signIn = new SignIn(context, servers, card, id);
        found = new FoundPane(context, servers, card, id);
        change = Kit.id(Kit.button(word("change"), () -> fold(false)), id + "-change");
        HBox head = Kit.styled(
                Kit.row(Kit.styled(new Label(word("sign-in")), "card-title"), summary, Kit.spacer(), change),
                "card-head");
        signInBody = Kit.styled(new VBox(signIn), "card-body");
        Kit.styled(this, "server-card");
        getChildren().setAll(Kit.styled(Kit.card(head, signInBody), "sign-in-card"), found);
        bag.now(card.entry().link(), this::show);
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    private void show(LinkState state) {
        fold(folds && state instanceof LinkState.Connected);
    }

    private void fold(boolean folded) {
        getStyleClass().remove("folded");
        if (folded) {
            getStyleClass().add("folded");
        }
        signInBody.setVisible(!folded);
        signInBody.setManaged(!folded);
        for (Node node : new Node[] {summary, change}) {
            node.setVisible(folded);
            node.setManaged(folded);
        }
        if (folded) {
            String user = card.text(Field.USER);
            String port = card.text(Field.PORT);
            String way = word("way." + card.form().way().name().toLowerCase(Locale.ROOT));
            summary.setText(String.join(
                            "",
                            user.isEmpty() ? "" : user + "@",
                            card.text(Field.HOST),
                            port.isEmpty() ? "" : ":" + port)
                    .concat(" \u00b7 ")
                    .concat(way));
        }
    }

    ServerCardModel card() {
        return card;
    }

    void focusHost() {
        signIn.focus(Field.HOST);
    }

    /** Shows a problem at its field. */
    void show(CardProblem problem) {
        signIn.show(problem);
    }

    /** Goes to where a problem is corrected. */
    void focus(CardProblem problem) {
        if (problem.field() == Field.CLUSTER && found.focusChoice()) {
            return;
        }
        boolean toBeTried = problem.plan().isEmpty()
                && problem.field() == Field.HOST
                && !card.text(Field.HOST).isBlank();
        if (toBeTried) {
            signIn.focusConnect();
            return;
        }
        fold(false);
        if (!signIn.focus(problem.field())) {
            found.requestFocus();
        }
    }

    @Override
    public void close() {
        bag.close();
        signIn.close();
        found.close();
    }
}
