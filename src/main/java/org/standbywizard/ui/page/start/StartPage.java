package org.standbywizard.ui.page.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.text.Messages;
import org.standbywizard.text.ProblemText;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Columns;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/**
 * "What do you want to do?" Long, because it is many small cards, each of a few lines.
 */
public final class StartPage implements Page {
    private static final Map<String, Feather> NEEDS = needed();
    private static final double CHOICE = 184;
    private static final double RECENT = 340;

    private final PageContext context;
    private final StartModel model;
    private final Messages words;
    private final Bag bag = new Bag();
    private final VBox body = new VBox();
    private final VBox trouble = Kit.styled(new VBox(), "start-trouble");
    private final VBox unfinished = new VBox();
    private final Columns choices;
    private final PracticePanel practice;
    private final VBox needs;
    private final Columns recent;
    private final ObservableList<Action> actions = FXCollections.observableArrayList();

    public StartPage(PageContext context, StartModel model) {
        this.context = context;
        this.model = model;
        this.words = context.words();
        this.choices = new Columns(CHOICE, choices());
        this.practice = new PracticePanel(context, model.practising(), bag);
        this.needs = needs();
        this.recent = new Columns(RECENT, new RecentPlans(context, model, bag), new RecentRuns(context, model, bag));
        body.setId("start");
        body.getChildren().addAll(trouble, unfinished, choices, practice, needs, recent);
        bag.any(this::order, model.recent(), model.runs());
        bag.now(context.layout().projector(), projector -> {
            choices.setLeast(projector ? CHOICE * 1.4 : CHOICE);
            recent.setLeast(projector ? RECENT * 1.4 : RECENT);
        });
        bag.now(model.trouble(), failed -> showTrouble(failed.filter(one -> !one.saving())));
        bag.any(this::showUnfinished, model.runs(), model.model().plan(), model.planState());
        actions.add(new Action(
                "next",
                Action.Kind.PRIMARY,
                new ReadOnlyStringWrapper(words.get("page.start.next")),
                new javafx.beans.property.ReadOnlyBooleanWrapper(true),
                () -> model.choose(model.model().intent().get())));
    }

    private Node[] choices() {
        List<Node> cards = new ArrayList<>();
        cards.add(card("set-up", Feather.COPY, () -> model.choose(Intent.SET_UP)));
        cards.add(card("check", Feather.ACTIVITY, () -> model.choose(Intent.CHECK)));
        cards.add(card("open", Feather.FOLDER, this::choose));
        cards.add(card("practise", Feather.BOOK_OPEN, model.practising()::open));
        return cards.toArray(Node[]::new);
    }

    private ChoiceCard card(String id, Feather icon, Runnable action) {
        String key = "page.start." + id;
        return new ChoiceCard("choice-" + id, icon, words.get(key + ".title"), words.get(key + ".text"), action);
    }

    private void choose() {
        context.desktop()
                .chooseToOpen(words.get("page.start.open.choose"), PlanFiles.KINDS)
                .ifPresent(model::open);
    }

    private VBox needs() {
        VBox list = Kit.styled(new VBox(), "start-needs");
        NEEDS.forEach((need, icon) ->
                list.getChildren().add(line(Kit.icon(icon), words.get("page.start.need." + need), "start-need")));
        list.getChildren()
                .add(Kit.styled(
                        line(Kit.icon(Tone.INFO), words.get("page.start.no-backup"), "start-need"), "start-no-backup"));
        return Kit.titled(words.get("page.start.needs"), null, list);
    }

    /** Who has been here before wants to go on, and knows what it needs. */
    private void order() {
        boolean known = !model.recent().isEmpty()
                || model.runs().get() instanceof Runs.Known runs && !runs.rows().isEmpty();
        if (known != body.getChildren().indexOf(recent) < body.getChildren().indexOf(needs)) {
            body.getChildren().removeAll(recent, needs);
            body.getChildren().addAll(known ? recent : needs, known ? needs : recent);
        }
    }

    private static Map<String, Feather> needed() {
        Map<String, Feather> needs = new LinkedHashMap<>();
        needs.put("servers", Feather.SERVER);
        needs.put("login", Feather.KEY);
        needs.put("root", Feather.SHIELD);
        needs.put("network", Feather.SHARE_2);
        needs.put("space", Feather.HARD_DRIVE);
        return Collections.unmodifiableMap(needs);
    }

    private static HBox line(Node icon, String text, String style) {
        Label label = Kit.wrapped(text);
        HBox.setHgrow(label, Priority.ALWAYS);
        // As high as one line of the text in any font, so that the icon stands beside the first.
        Label mark = new Label(" ", icon);
        mark.setGraphicTextGap(0);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return Kit.styled(new HBox(mark, label), style);
    }

    private void showTrouble(java.util.Optional<PlanKeeper.Trouble> failed) {
        trouble.getChildren().clear();
        failed.ifPresent(one -> {
            VBox texts = new VBox(
                    Kit.wrapped(words.get("page.start.trouble", one.file().getFileName()), "notice-cause"));
            one.problems().forEach(problem -> texts.getChildren()
                    .add(Kit.wrapped(ProblemText.of(words, problem).toString(), "notice-text")));
            var copy = Kit.styled(
                    Kit.button(words.get("notice.copy"), () -> context.desktop().copy(text(one))),
                    "small",
                    "notice-button");
            HBox buttons = Kit.row(copy);
            if (model.recent().contains(one.file())) {
                Path file = one.file();
                buttons.getChildren()
                        .add(Kit.styled(
                                Kit.button(words.get("page.start.forget"), () -> {
                                    model.forget(file);
                                    model.dismiss();
                                }),
                                "small",
                                "notice-button"));
            }
            texts.getChildren().add(buttons);
            texts.getStyleClass().add("notice-texts");
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox box = Kit.styled(
                    new HBox(
                            Kit.icon(Tone.BAD),
                            texts,
                            Kit.iconButton(Feather.X, words.get("notice.dismiss"), model::dismiss)),
                    "notice",
                    Tone.BAD.styleClass());
            box.setId("start-problem");
            box.setAccessibleText(text(one));
            trouble.getChildren().add(box);
        });
        show(trouble, !trouble.getChildren().isEmpty());
    }

    private String text(PlanKeeper.Trouble one) {
        StringBuilder lines = new StringBuilder(one.file().toString());
        one.problems().forEach(problem -> lines.append('\n').append(ProblemText.of(words, problem)));
        return lines.toString();
    }

    private void showUnfinished() {
        unfinished.getChildren().clear();
        model.unfinished().ifPresent(row -> unfinished.getChildren().add(new UnfinishedNotice(context, model, row)));
        show(unfinished, !unfinished.getChildren().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Override
    public PageId id() {
        return PageId.START;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(words.get("page.start.title"));
    }

    /** Which plan is open, if one is. */
    @Override
    public ObservableValue<String> subtitle() {
        return Bindings.createStringBinding(
                () -> {
                    String name = model.planName();
                    if (!model.model().plan().get().isValid()) {
                        return name.isEmpty()
                                ? words.get("page.start.subtitle")
                                : words.get("page.start.subtitle.incomplete", name);
                    }
                    ReplicationPlan plan = model.model().plan().get().get();
                    String standbys = String.join(
                            ", ",
                            plan.standbys().stream().map(one -> one.id().name()).toList());
                    return words.get(
                            "page.start.subtitle.plan",
                            name.isEmpty() ? words.get("plan.unnamed") : name,
                            plan.primary().id().name(),
                            standbys);
                },
                model.model().plan(),
                model.model().file());
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public ObservableList<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> note() {
        return new ReadOnlyStringWrapper(words.get("page.start.note"));
    }

    @Override
    public ObservableValue<Mark> mark() {
        return model.mark();
    }

    @Override
    public ObservableValue<String> topic() {
        return new ReadOnlyStringWrapper("start");
    }

    @Override
    public void entered() {
        model.refresh();
    }

    @Override
    public void close() {
        bag.close();
    }
}
