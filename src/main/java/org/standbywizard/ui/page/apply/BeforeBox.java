package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.remote.ShellQuote;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.text.StepLines;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** What a step will do, and where: the file's difference, or the very commands and statements; or what a person types. */
final class BeforeBox extends VBox {
    private static final int MOST_LINES = 400;

    private final ApplyWords words;
    private final PageContext context;
    private final Label where = Kit.wrapped("", "step-where");
    private final TextArea lines = Mono.area("hold-lines");

    BeforeBox(PageContext context) {
        this.words = new ApplyWords(context.words());
        this.context = context;
        getStyleClass().add("step-part");
        lines.setAccessibleText(words.get("hold.lines"));
        Button copy = Kit.id(
                Kit.iconButton(Feather.COPY, words.get("hold.copy"), () -> context.desktop()
                        .copy(lines.getText())),
                "hold-copy");
        javafx.scene.layout.HBox.setHgrow(where, javafx.scene.layout.Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Kit.row(where, copy), lines);
    }

    /** @param byHand whether a person types it */
    void update(Step step, ServerRef server, boolean byHand) {
        List<String> what = byHand ? StepLines.byHand(step, server) : what(step, server);
        Equivalent same = byHand ? step.byHand(server) : step.equivalent(server);
        where.setText(where(same, step, server));
        Mono.show(lines, what, context.layout().compact().get());
        boolean any = !what.isEmpty();
        for (Node child : getChildren()) {
            child.setVisible(any);
            child.setManaged(any);
        }
    }

    private String where(Equivalent same, Step step, ServerRef server) {
        String host = step.host().name();
        return switch (same.kind()) {
            case ROOT_SHELL -> words.get("hold.where.root", host);
            case OWNER_SHELL -> words.get("hold.where.owner", host, server.osUser());
            case SQL -> words.get("hold.where.sql", host, psql(server));
            case EDIT -> words.get("hold.where.file", host);
        };
    }

    /** Who types it is the server's OS user. */
    private static String psql(ServerRef server) {
        return ShellQuote.typed(
                "sudo",
                "-u",
                server.osUser(),
                "psql",
                "-h",
                server.socketDirectory(),
                "-p",
                String.valueOf(server.port()),
                "-U",
                server.dbUser(),
                "postgres");
    }

    private static List<String> what(Step step, ServerRef server) {
        List<String> all = new ArrayList<>(StepLines.diff(step));
        StepLines.commands(step, server).stream().flatMap(String::lines).forEach(all::add);
        all.addAll(StepLines.settings(step));
        return all.size() <= MOST_LINES ? all : all.subList(0, MOST_LINES);
    }
}
