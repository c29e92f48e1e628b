package org.standbywizard.ui.page.server;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** A host key that is not the known one: both are shown, and there is no way on from here. */
final class ChangedKey extends VBox {
    ChangedKey(PageContext context, Failure.HostKeyChanged changed) {
        FailureText text = FailureText.of(context.words(), changed);
        Button copy = Kit.button(context.words().get("page.server.failed.copy"), () -> context.desktop()
                .copy(text.toString()));
        String known = changed.known().equals("revoked")
                ? context.words().get("page.server.changed-key.revoked")
                : changed.known();
        Kit.styled(this, "question");
        getChildren()
                .setAll(
                        Kit.row(
                                Kit.icon(Tone.BAD),
                                Kit.wrapped(
                                        context.words().get("page.server.changed-key.title", changed.host()),
                                        "question-title")),
                        new FactGrid(List.of(
                                row(context, "shown", changed.keyType() + " " + changed.fingerprint()),
                                row(context, "known", known),
                                row(
                                        context,
                                        "place",
                                        context.words()
                                                .get("page.server.changed-key.line", changed.file(), changed.line())))),
                        Kit.wrapped(text.next()),
                        Kit.row(Kit.spacer(), copy));
    }

    private static FactRows.Row row(PageContext context, String key, String value) {
        return new FactRows.Row(context.words().get("page.server.changed-key." + key), value, true);
    }
}
