package org.standbywizard.ui.page.server;

import java.util.List;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** Where the data is: one server's card. */
public final class PrimaryPage extends ServersPage {
    private final ServerCard card;

    public PrimaryPage(PageContext context, ServersModel servers) {
        super(PageId.PRIMARY, context, servers);
        card = new ServerCard(context, servers, servers.primary(), "primary", false);
        column().getChildren().add(card);
        begin();
    }

    @Override
    boolean ofPrimary() {
        return true;
    }

    @Override
    List<ServerCard> cards() {
        return List.of(card);
    }

    @Override
    PageId after() {
        return PageId.STANDBYS;
    }
}
