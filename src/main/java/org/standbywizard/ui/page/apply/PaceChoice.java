package org.standbywizard.ui.page.apply;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Chooses whether a run goes through, or waits before each step. */
final class PaceChoice extends SegmentedButton {
    PaceChoice(ApplyWords words, Holding holding, Bag bag) {
        ToggleButton all = Kit.id(new ToggleButton(words.get("pace.all")), "pace-all");
        ToggleButton each = Kit.id(new ToggleButton(words.get("pace.each")), "pace-each");
        // An arrow key would choose the other one, and let everything begin that waits; so would an Enter.
        List.of(all, each).forEach(button -> Kit.deliberate(Kit.still(button)));
        // Else ControlsFX lets them give way to the title.
        all.setMinWidth(Region.USE_PREF_SIZE);
        each.setMinWidth(Region.USE_PREF_SIZE);
        getButtons().setAll(all, each);
        // The control does so only when it is first shown: both could be chosen until then, and one after the other be
        // told as chosen, which would let a step through.
        getToggleGroup().getToggles().setAll(all, each);
        bag.now(holding.stepwise(), on -> (on ? each : all).setSelected(true));
        // A click on the chosen one would choose none.
        getToggleGroup().selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                holding.stepwise().set(is == each);
            }
        });
    }
}
