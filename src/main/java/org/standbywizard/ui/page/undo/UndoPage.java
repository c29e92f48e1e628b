package org.standbywizard.ui.page.undo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.ui.fx.HelpBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.TroubleBox;
import org.standbywizard.ui.page.undo.UndoModel.Look;
import org.standbywizard.ui.page.undo.UndoModel.Shown;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** What taking runs back means, with its own consent to a restart; the undo itself is shown by the page Apply. */
public final class UndoPage extends PageBase {
    private final PageContext context;
    private final UndoModel model;
    private final VBox against = Kit.styled(new VBox(), "undo-part");
    private final VBox preview = Kit.styled(new VBox(), "undo-part");
    private final CostCard cost;
    private final VBox body = Kit.styled(new VBox(against, preview), "undo");

    public UndoPage(PageContext context, UndoModel model) {
        super(PageId.UNDO);
        this.context = context;
        this.model = model;
        title.set(get("title"));
        this.cost = new CostCard(context.words(), model, bag);
        bag.now(model.shown(), this::show);
        bag.now(model.look(), this::look);
        bag.onChange(model.missing(), missed -> {
            if (missed) {
                cost.focus();
            }
        });
    }

    private String get(String key, Object... values) {
        return context.words().get("page.undo." + key, values);
    }

    private void show(Shown shown) {
        preview.getChildren().clear();
        against.getChildren().clear();
        if (shown instanceof Shown.Reading) {
            preview.getChildren().add(Kit.wrapped(get("reading"), "quiet"));
        } else if (shown instanceof Shown.Nothing) {
            preview.getChildren().add(Kit.card(Kit.styled(Kit.wrapped(get("nothing")), "undo-nothing")));
        } else if (shown instanceof Shown.Failed failed) {
            preview.getChildren().add(trouble(failed.failure(), Tone.BAD));
        } else if (shown instanceof Shown.Of of) {
            chain(of);
        }
        foot();
    }

    private void chain(Shown.Of of) {
        if (of.all().size() > 1) {
            preview.getChildren().add(new ChainChoice(context.words(), of, model::choose));
        }
        cost.show(of.chain());
        preview.getChildren().add(cost);
        ReturnCard back = new ReturnCard(context.words(), of.chain());
        if (!back.isEmpty()) {
            preview.getChildren().add(back);
        }
        of.chain().parts().forEach(part -> preview.getChildren().add(new OrderCard(context.words(), part)));
        look(model.look().get());
    }

    private void look(Look look) {
        against.getChildren().clear();
        if (model.chain().isEmpty()) {
            return;
        }
        if (look instanceof Look.Asking) {
            against.getChildren().add(notice(Tone.INFO, get("look.asking")));
        } else if (look instanceof Look.Failed failed) {
            against.getChildren().addAll(trouble(failed.failure(), Tone.WARN), again("look.failed"));
        } else if (look instanceof Look.Answered answered) {
            answered.forbidden().forEach(failure -> against.getChildren().add(trouble(failure, Tone.BAD)));
            against.getChildren()
                    .add(
                            answered.forbidden().isEmpty()
                                    ? Kit.id(notice(Tone.GOOD, get("look.free")), "undo-free")
                                    : again("look.forbidden"));
        }
        foot();
    }

    private static Node notice(Tone tone, String text) {
        var row = Kit.row(Kit.icon(tone), Kit.wrapped(text));
        row.getStyleClass().addAll("notice", tone.styleClass());
        row.setAccessibleText(text);
        return row;
    }

    private Node again(String key) {
        var button = Kit.id(Kit.button(get("look.again"), model::lookAgain), "look-again");
        return Kit.row(Kit.wrapped(get(key), "quiet"), Kit.spacer(), button);
    }

    private Node trouble(Failure failure, Tone tone) {
        FailureText text = FailureText.of(context.words(), failure);
        return new TroubleBox(
                tone,
                text.cause(),
                text.next(),
                text.detail(),
                get("details"),
                get("copy"),
                context.desktop()::copy,
                new HelpBox(context.words(), text.known(), context.desktop()::copy));
    }

    private void foot() {
        Action back = action("back", Action.Kind.BACK, get("action.back"), context.navigator()::back);
        mark.set(model.isForbidden() ? Mark.PROBLEM : Mark.TO_COME);
        if (model.chain().isEmpty()) {
            actions.setAll(List.of(back));
            subtitle.set("");
            note.set("");
            return;
        }
        Chain chain = model.chain().get();
        String standbys = String.join(
                ", ",
                chain.newest().plan().standbys().stream()
                        .map(StandbyPlan::id)
                        .map(HostId::name)
                        .toList());
        subtitle.set(get("subtitle", chain.primary(), standbys));
        note.set(get("note", chain.steps().size(), chain.records().size()));
        String label = chain.mayRestartPrimary()
                ? get("action.undo.restart", Kit.literal(chain.primary().name()))
                : get("action.undo");
        actions.setAll(List.of(back, action("undo", Action.Kind.DANGER, label, this::undo)));
    }

    private void undo() {
        if (model.undo()) {
            context.navigator().go(PageId.APPLY);
        } else if (model.isForbidden()) {
            against.getChildren().get(0).requestFocus();
        }
    }

    private static Action action(String id, Action.Kind kind, String label, Runnable run) {
        return new Action(id, kind, new ReadOnlyStringWrapper(label), new ReadOnlyObjectWrapper<>(true), run);
    }

    /** When a run began, in the language of the page. */
    static String when(long millis, java.util.Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(millis));
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void entered() {
        model.entered();
    }

    @Override
    public void left() {
        model.left();
    }
}
