package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** Which servers become standbys: a card for each. */
public final class StandbysPage extends ServersPage {
    private final List<ServerCard> cards = new ArrayList<>();
    private final VBox list = Kit.styled(new VBox(), "servers");

    public StandbysPage(PageContext context, ServersModel servers) {
        super(PageId.STANDBYS, context, servers);
        Button add = Kit.id(Kit.button(word("standbys.add"), this::add), "standbys-add");
        add.setGraphic(Kit.icon(Feather.PLUS));
        column().getChildren().addAll(list, Kit.row(add));
        ListChangeListener<ServerCardModel> changed = change -> show();
        servers.standbys().addListener(changed);
        bag.add(() -> servers.standbys().removeListener(changed));
        show();
        begin();
    }

    private void show() {
        List<ServerCardModel> wanted = servers().standbys();
        list.getChildren().clear();
        List<ServerCard> gone =
                cards.stream().filter(card -> !wanted.contains(card.card())).toList();
        gone.forEach(ServerCard::close);
        cards.removeAll(gone);
        List<ServerCard> next = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            ServerCardModel model = wanted.get(i);
            String id = "standby-" + i;
            ServerCard card = cards.stream()
                    .filter(there -> there.card() == model)
                    .findFirst()
                    .orElseGet(() -> new ServerCard(context(), servers(), model, id, true));
            next.add(card);
            list.getChildren().add(wanted.size() == 1 ? card : numbered(card, i + 1));
        }
        cards.clear();
        cards.addAll(next);
    }

    private VBox numbered(ServerCard card, int number) {
        Label title = Kit.styled(new Label(word("standbys.number", number)), "section-title");
        Button remove = Kit.iconButton(Feather.TRASH_2, word("standbys.remove", number), () -> servers()
                .remove(card.card()));
        Kit.id(remove, "standbys-remove-" + (number - 1));
        HBox head = Kit.row(title, Kit.spacer(), remove);
        return Kit.styled(new VBox(head, card), "numbered");
    }

    private void add() {
        servers().addStandby();
        cards.get(cards.size() - 1).focusHost();
    }

    @Override
    boolean ofPrimary() {
        return false;
    }

    @Override
    List<ServerCard> cards() {
        return cards;
    }

    @Override
    PageId after() {
        return servers().wizard().intent().get() == Intent.CHECK ? PageId.VERIFY : PageId.SETTINGS;
    }
}
