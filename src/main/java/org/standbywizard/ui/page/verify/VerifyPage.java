package org.standbywizard.ui.page.verify;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.ReportSaving;

/** The page Verify, in one language. */
public final class VerifyPage extends PageBase {
    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final Titles titles;
    private final Label badge = Kit.id(Kit.badge(Tone.ACTIVE, ""), "verify-badge");
    private final Button sampling = Kit.id(Kit.button("", this::toggle), "sampling");
    private final SimpleBooleanProperty undoable = new SimpleBooleanProperty();
    private final SimpleBooleanProperty looked = new SimpleBooleanProperty();
    private final TopologyCard topology;
    private final Node body;
    private final Node aside;

    public VerifyPage(PageContext context, VerifyModel model) {
        super(PageId.VERIFY);
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.titles = new Titles(words, model);
        this.topology = new TopologyCard(context, model, bag);
        this.body = cards();
        Node copy = Kit.iconButton(Feather.COPY, words.get("page.verify.copy"), this::copy);
        this.aside = Kit.row(badge, sampling, copy);
        action(
                "back",
                Action.Kind.BACK,
                "page.verify.back",
                new SimpleBooleanProperty(true),
                context.navigator()::back);
        action("undo", Action.Kind.NORMAL, "page.verify.undo", undoable, this::undo);
        action("save-report", Action.Kind.NORMAL, "page.verify.report", looked, this::saveReport);
        action("add-standby", Action.Kind.NORMAL, "page.verify.add", new SimpleBooleanProperty(true), this::addStandby);
        action(
                "finish",
                Action.Kind.PRIMARY,
                "page.verify.finish",
                new SimpleBooleanProperty(true),
                () -> context.navigator().go(PageId.START));
        bag.any(
                this::show,
                model.moment(),
                model.phase(),
                model.sampling(),
                model.looking(),
                model.past(),
                model.run());
    }

    private void action(String id, Action.Kind kind, String key, ObservableValue<Boolean> available, Runnable run) {
        actions.add(new Action(id, kind, new ReadOnlyStringWrapper(words.get(key)), available, run));
    }

    private Node cards() {
        TwoColumns columns = new TwoColumns(
                new Node[] {
                    new LagCard(words, model, bag).node(),
                    new ProofCard(context, model, bag).node(),
                    new RestartCard(context, model, bag).node(),
                    new LeftCard(context, model, bag).node()
                },
                new Node[] {new NewsCard(words, model, bag).node(), new ChecksCard(context, model, bag).node()});
        VBox all = Kit.styled(new VBox(topology.node(), columns), "verify-body");
        bag.any(
                () -> {
                    boolean narrow = context.layout().compact().get();
                    topology.setNarrow(narrow);
                    columns.setOne(narrow);
                    columns.setWide(context.layout().projector().get());
                },
                context.layout().compact(),
                context.layout().projector());
        return all;
    }

    private void show() {
        title.set(titles.title());
        subtitle.set(titles.subtitle());
        note.set(titles.note());
        Kit.show(badge, titles.tone(), titles.badge());
        mark.set(markOf());
        boolean nothing = model.phase().get() instanceof Phase.NoPlan;
        body.setVisible(!nothing);
        aside.setVisible(!nothing);
        looked.set(model.handover().isPresent());
        undoable.set(!model.past().get().chain().isEmpty());
        boolean failed = model.phase().get() instanceof Phase.Failed;
        boolean live = model.sampling().get();
        String key = failed ? "page.verify.again" : live ? "page.verify.stop" : "page.verify.start";
        if (!words.get(key).equals(sampling.getText())) {
            sampling.setText(words.get(key));
            sampling.setGraphic(Kit.icon(failed ? Feather.REFRESH_CW : live ? Feather.PAUSE : Feather.PLAY));
            String help =
                    failed ? words.get(key) : words.get(live ? "page.verify.stop.help" : "page.verify.start.help");
            sampling.setTooltip(new Tooltip(help));
            sampling.setAccessibleHelp(help);
        }
    }

    private Mark markOf() {
        if (model.moment().get().isEmpty()) {
            return model.looking().get() ? Mark.BUSY : Mark.TO_COME;
        }
        if (model.isOutOfDate()) {
            return Mark.OUT_OF_DATE;
        }
        return switch (model.moment().get().get().headline().tone()) {
            case GOOD -> Mark.DONE;
            case ACTIVE -> Mark.BUSY;
            default -> Mark.PROBLEM;
        };
    }

    private void toggle() {
        if (model.phase().get() instanceof Phase.Failed) {
            model.lookAgain();
        } else {
            model.sampling().set(!model.sampling().get());
        }
    }

    private void copy() {
        context.desktop().copy(title.get() + "\n" + topology.text());
        context.notices().said(words.get("page.verify.copied"));
    }

    private void saveReport() {
        model.handover().ifPresent(report -> new ReportSaving(context).save(report.name(), report::text));
    }

    private void undo() {
        model.undo();
        context.navigator().go(PageId.UNDO);
    }

    private void addStandby() {
        model.addStandby();
        context.navigator().go(PageId.STANDBYS);
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public Optional<Node> aside() {
        return Optional.of(aside);
    }

    @Override
    public void entered() {
        model.enter();
    }

    @Override
    public void left() {
        model.leave();
    }
}
