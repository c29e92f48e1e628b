package org.standbywizard.ui.page.preview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** The page Preview: everything that will change, what it costs, and the consent to it. */
public final class PreviewPage extends PageBase {
    private final PageContext context;
    private final Messages words;
    private final PreviewModel model;
    private final WordBar news;
    private final StatePane other;
    private final VBox content = Kit.styled(new VBox(), "preview-content");
    private final ScrollPane scroll = new ScrollPane(content);
    private final VBox body = Kit.styled(new VBox(scroll), "preview");
    private final StringProperty apply = new SimpleStringProperty("");
    private final BooleanProperty ready = new SimpleBooleanProperty(true);
    private final BooleanProperty savable = new SimpleBooleanProperty(false);
    private ShownPane shown;

    public PreviewPage(PageContext context, PreviewModel model) {
        super(PageId.PREVIEW);
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.news = new WordBar(context, model);
        this.other = new StatePane(context, model);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        actions.addAll(
                new Action("back", Action.Kind.BACK, word("back"), new SimpleBooleanProperty(true), this::back),
                new Action("script", Action.Kind.NORMAL, word("script"), savable, this::saveScripts),
                new Action("apply", Action.Kind.PRIMARY, apply, ready, this::apply));
        Reveal.follow(scroll);
        bag.now(model.state(), this::show);
        bag.onChange(context.layout().compact(), compact -> show(model.state().get()));
        bag.any(
                this::refresh,
                model.state(),
                model.word(),
                model.looking(),
                model.run(),
                model.restart().said());
    }

    private StringProperty word(String key) {
        return new SimpleStringProperty(words.get("page.preview." + key));
    }

    private void show(State state) {
        closeShown();
        if (state instanceof State.Shown there) {
            shown = new ShownPane(context, model, there);
            VBox.setVgrow(shown, Priority.ALWAYS);
            content.getChildren().setAll(news, shown);
        } else {
            other.show(state);
            VBox.setVgrow(other, Priority.ALWAYS);
            content.getChildren().setAll(news, other);
        }
    }

    private void closeShown() {
        if (shown != null) {
            shown.close();
            shown = null;
        }
    }

    private void refresh() {
        State state = model.state().get();
        news.refresh();
        boolean there = state instanceof State.Shown || state instanceof State.Planning;
        boolean nothing = state instanceof State.Nothing;
        title.set(words.get(
                there ? "page.preview.title" : nothing ? "page.preview.title.nothing" : "page.preview.title.none"));
        subtitle.set(words.get(
                there
                        ? "page.preview.subtitle"
                        : nothing ? "page.preview.subtitle.nothing" : "page.preview.subtitle.none"));
        apply.set(label(state));
        ready.set(!model.looking().get() && !(state instanceof State.Planning));
        savable.set(state instanceof State.Shown && !model.looking().get());
        note.set(noteOf(state));
        mark.set(markOf(state));
        if (shown != null) {
            shown.refresh();
        }
    }

    private String label(State state) {
        if (state instanceof State.Nothing) {
            return words.get("page.preview.verify");
        } else if (state instanceof State.NotReady) {
            return words.get("page.preview.to-preflight");
        } else if (state instanceof State.Unfinished) {
            return words.get("page.preview.resume");
        } else if (state instanceof State.Failed) {
            return words.get("page.preview.retry");
        } else if (model.isBegun()) {
            return words.get("page.preview.to-apply");
        }
        String hosts = RestartBox.hosts(model);
        Consents said = model.restart().said().getValue();
        if (hosts.isEmpty() || state instanceof State.Planning) {
            return words.get("page.preview.apply");
        }
        return words.get(
                said.pauseBeforeRestart() ? "page.preview.apply.pause" : "page.preview.apply.restart",
                Kit.literal(hosts));
    }

    private String noteOf(State state) {
        if (model.looking().get()) {
            return words.get("page.preview.looking");
        }
        if (model.word().get().filter(Word.NoConsent.class::isInstance).isPresent()) {
            return words.get("page.preview.undecided", RestartBox.hosts(model));
        }
        if (state instanceof State.Shown there) {
            Outline.Totals totals = there.outline().totals();
            return words.get(
                    "page.preview.totals", totals.files(), totals.statements(), totals.commands(), totals.servers());
        }
        return "";
    }

    private Mark markOf(State state) {
        if (state instanceof State.Planning || model.looking().get()) {
            return Mark.BUSY;
        } else if (state instanceof State.Failed || state instanceof State.Unfinished) {
            return Mark.PROBLEM;
        } else if (state instanceof State.Nothing) {
            return Mark.DONE;
        } else if (state instanceof State.Shown) {
            return model.restart().isDecided() ? Mark.DONE : Mark.TO_COME;
        }
        return model.isOutOfDate() ? Mark.OUT_OF_DATE : Mark.TO_COME;
    }

    private void saveScripts() {
        if (model.state().get() instanceof State.Shown there) {
            new ScriptSaving(context).save(there.previewed().changeSet());
        }
    }

    private void back() {
        model.left();
        context.navigator().back();
    }

    private void apply() {
        State state = model.state().get();
        if (state instanceof State.Nothing) {
            context.navigator().go(PageId.VERIFY);
        } else if (state instanceof State.NotReady) {
            context.navigator().go(PageId.PREFLIGHT);
        } else if (state instanceof State.Failed) {
            model.preview();
        } else if (state instanceof State.Unfinished unfinished) {
            model.take(new org.standbywizard.ui.model.RunRequest.Resume(unfinished.run()), () -> context.navigator()
                    .go(PageId.APPLY));
        } else if (model.isBegun()) {
            context.navigator().go(PageId.APPLY);
        } else {
            model.apply(() -> context.navigator().go(PageId.APPLY));
            if (shown != null && !model.restart().isDecided()) {
                shown.decision().ifPresent(Reveal::focus);
            }
        }
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public void entered() {
        model.entered();
    }

    @Override
    public void left() {
        model.left();
    }

    @Override
    public void close() {
        closeShown();
        bag.close();
    }
}
