package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.text.Sizes;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** Several clusters of one machine to choose from; none is chosen for the person. */
final class ClusterChoice extends VBox {
    private final PageContext context;
    private final ToggleGroup group = new ToggleGroup();
    private boolean showing = true;

    ClusterChoice(PageContext context, ServerCardModel card, List<ClusterFacts> clusters, String id) {
        this.context = context;
        Kit.styled(this, "clusters");
        Label title = Kit.styled(new Label(word("clusters", clusters.size())), "field-label");
        getChildren().add(title);
        Optional<ClusterFacts> chosen = card.cluster();
        for (int i = 0; i < clusters.size(); i++) {
            ClusterFacts cluster = clusters.get(i);
            RadioButton button = Kit.id(new RadioButton(cluster.name()), id + "-cluster-" + i);
            button.setToggleGroup(group);
            button.setUserData(cluster);
            button.setSelected(chosen.filter(cluster::equals).isPresent());
            Label about = Kit.wrapped(about(cluster), "quiet");
            about.setLabelFor(button);
            button.setAccessibleHelp(about.getText());
            VBox row = new VBox(button, about);
            if (!cluster.name().equals(cluster.dataDirectory())) {
                row.getChildren().add(Kit.styled(Kit.mono(cluster.dataDirectory()), "quiet"));
            }
            getChildren().add(Kit.styled(row, "cluster"));
        }
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                card.choose((ClusterFacts) is.getUserData());
            }
        });
        showing = false;
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server.found." + key, values);
    }

    private String about(ClusterFacts cluster) {
        String state = word("state." + cluster.state().name().toLowerCase(Locale.ROOT));
        return word(
                "cluster.about",
                cluster.version(),
                String.valueOf(cluster.port()),
                state,
                Sizes.bytes(cluster.dataBytes(), context.words().locale()));
    }

    void focus() {
        RadioButton target = (RadioButton)
                (group.getSelectedToggle() == null ? group.getToggles().get(0) : group.getSelectedToggle());
        target.requestFocus();
    }
}
