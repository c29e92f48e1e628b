package org.standbywizard.ui.page.apply;

import java.util.List;
import javafx.scene.control.TextArea;
import org.standbywizard.text.Printable;
import org.standbywizard.ui.fx.Kit;

/** Text that goes to a server or comes from one, to be read and copied: as high as its lines, up to some. */
final class Mono {
    private static final int ROWS = 9;
    private static final int FEW_ROWS = 5;
    /** About as many characters stand in a row. */
    private static final int WIDE = 110;

    private static final int NARROW = 78;

    private Mono() {}

    static TextArea area(String style) {
        TextArea area = Kit.styled(new TextArea(), "mono", style);
        area.setEditable(false);
        area.setWrapText(true);
        return area;
    }

    /** Keeps the place that is read if the text is the same. */
    static void show(TextArea area, List<String> lines, boolean compact) {
        String text = String.join("\n", lines.stream().map(Printable::shown).toList());
        if (!text.equals(area.getText())) {
            area.setText(text);
        }
        int wide = compact ? NARROW : WIDE;
        int rows = lines.stream().mapToInt(line -> 1 + line.length() / wide).sum();
        area.setPrefRowCount(Math.min(compact ? FEW_ROWS : ROWS, Math.max(1, rows)));
        area.setMinHeight(TextArea.USE_PREF_SIZE);
        area.setVisible(!lines.isEmpty());
        area.setManaged(!lines.isEmpty());
    }
}
