package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.PageContext;

/** Every standby's addresses and names; made anew when the plan has other standbys. */
final class ConnectionsCard extends VBox implements AutoCloseable {
    private final PageContext context;
    private final SettingsModel model;
    private final Marks marks;
    private List<ServerEntry> shown = List.of();
    private Bag bag = new Bag();
    private Inputs inputs = new Inputs(bag, new ArrayList<>());

    ConnectionsCard(PageContext context, SettingsModel model, Marks marks) {
        this.context = context;
        this.model = model;
        this.marks = marks;
        Kit.styled(this, "settings-body");
    }

    void show() {
        List<ServerEntry> now = List.copyOf(model.wizard().standbys());
        if (!now.equals(shown)) {
            shown = now;
            build();
        }
        inputs.show();
    }

    private void build() {
        bag.close();
        bag = new Bag();
        inputs = new Inputs(bag, new ArrayList<>());
        marks.removeStandbys();
        getChildren().clear();
        for (ServerEntry standby : shown) {
            if (shown.size() > 1) {
                Label title = Kit.styled(new Label(), "section-title");
                inputs.shown(title, () -> {
                    title.setText(model.standbyNames().get(shown.indexOf(standby)));
                    return true;
                });
                getChildren().add(title);
            }
            getChildren().addAll(new ConnectionRows(context, model, inputs, standby, marks).rows());
        }
    }

    @Override
    public void close() {
        bag.close();
    }
}
