package org.standbywizard.ui.page.server;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.standbywizard.ui.fx.Kit;

/** Names at the left, values at the right; long values wrap. */
final class FactGrid extends GridPane {
    FactGrid(List<FactRows.Row> rows) {
        Kit.styled(this, "facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        getColumnConstraints().setAll(names, values);
        for (FactRows.Row row : rows) {
            Label name = Kit.styled(new Label(row.label()), "fact-name");
            Label value = Kit.wrapped(row.value(), row.mono() ? "mono" : "fact-value");
            name.setLabelFor(value);
            setValignment(name, VPos.TOP);
            addRow(getRowCount(), name, value);
        }
    }
}
