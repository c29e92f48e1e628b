package org.standbywizard.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.PageStage;

class InputsTest {
    /** Anchor and caret after another text came in while some of the old one was selected. */
    private static List<Integer> after(String before, int anchor, int caret, String text) {
        return PageStage.onFx(() -> {
            TextField field = new TextField(before);
            field.selectRange(anchor, caret);
            Inputs.put(field, text);
            assertThat(field.getText()).isEqualTo(text);
            return List.of(field.getAnchor(), field.getCaretPosition());
        });
    }

    @Test
    void whoTypesKeepsTheCaretAndWhatIsSelected() {
        assertThat(after("replicator", 2, 6, "replication")).containsExactly(2, 6);
        assertThat(after("replicator", 6, 2, "replication")).containsExactly(6, 2);
        assertThat(after("replicator", 10, 10, "rep")).containsExactly(3, 3);
        assertThat(after("replicator", 2, 6, "replicator")).containsExactly(2, 6);
    }
}
