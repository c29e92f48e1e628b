package org.standbywizard.ui.page.server;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.text.ProblemText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.PageBase;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** What the two pages of servers share: their way on, which shows and focuses what is missing. */
abstract class ServersPage extends PageBase {
    private final PageContext context;
    private final ServersModel servers;
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
    private final VBox missing = Kit.styled(new VBox(), "missing");
    private final VBox body = Kit.styled(new VBox(), "servers");

    ServersPage(PageId id, PageContext context, ServersModel servers) {
        super(id);
        this.context = context;
        this.servers = servers;
        ReadOnlyObjectWrapper<Boolean> always = new ReadOnlyObjectWrapper<>(true);
        actions.addAll(
                new Action(
                        "back",
                        Action.Kind.BACK,
                        new ReadOnlyStringWrapper(word("back")),
                        always,
                        context.navigator()::back),
                new Action("next", Action.Kind.PRIMARY, next, always, this::goOn));
        missing.setManaged(false);
        missing.setVisible(false);
        missing.setId(id().word() + "-missing");
        body.getChildren().add(missing);
    }

    /** To be called once the subclass stands. */
    void begin() {
        bag.now(servers.changes(), count -> refresh());
    }

    abstract boolean ofPrimary();

    abstract List<ServerCard> cards();

    abstract PageId after();

    String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    PageContext context() {
        return context;
    }

    ServersModel servers() {
        return servers;
    }

    VBox column() {
        return body;
    }

    private void refresh() {
        boolean check = servers.wizard().intent().get() == Intent.CHECK;
        String place = id().word() + (check ? ".check" : "");
        title.set(word(place + ".title"));
        subtitle.set(word(place + ".subtitle"));
        next.set(word("next", context.words().get("step." + after().word())));
        mark.set(servers.mark(ofPrimary()));
        long connected = servers.wizard().servers().stream()
                .filter(entry -> entry.link().get() instanceof LinkState.Connected)
                .count();
        int all = servers.wizard().servers().size();
        note.set(word("note", connected, all));
        topic.set(topicNow());
        if (missing.isVisible()) {
            showMissing(servers.problems(ofPrimary()));
        }
    }

    private String topicNow() {
        boolean key = servers.wizard().servers().stream()
                .map(entry -> entry.link().get())
                .anyMatch(state -> state instanceof LinkState.Asking asking
                        && asking.question() instanceof org.standbywizard.ui.model.Question.HostKey);
        return key ? "host-key" : id().word();
    }

    private void goOn() {
        List<CardProblem> problems = servers.problems(ofPrimary());
        showMissing(problems);
        if (problems.isEmpty()) {
            context.navigator().next();
            return;
        }
        problems.forEach(problem -> card(problem).show(problem));
        card(problems.get(0)).focus(problems.get(0));
    }

    private ServerCard card(CardProblem problem) {
        return cards().stream()
                .filter(card -> card.card() == problem.card())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no card shows " + problem));
    }

    /** Over the cards: all that is missing, each a way to its place. */
    private void showMissing(List<CardProblem> problems) {
        missing.setVisible(!problems.isEmpty());
        missing.setManaged(!problems.isEmpty());
        VBox list = new VBox(Kit.wrapped(word("missing"), "notice-title"));
        for (CardProblem problem : problems) {
            Hyperlink link = new Hyperlink(text(problem));
            link.setWrapText(true);
            link.setOnAction(event -> card(problem).focus(problem));
            list.getChildren().add(link);
        }
        HBox notice = Kit.styled(new HBox(Kit.icon(Tone.WARN), list), "notice", Tone.WARN.styleClass());
        HBox.setHgrow(list, Priority.ALWAYS);
        missing.getChildren().setAll(notice);
    }

    private String text(CardProblem problem) {
        String host = problem.card().text(Field.HOST).strip();
        String what = problem.plan()
                .map(wrong -> word(
                        "missing.field",
                        fieldName(problem.field()),
                        ProblemText.of(context.words(), wrong).cause()))
                .orElseGet(() -> word("problem." + problem.key(), problem.args().toArray()));
        return host.isEmpty() || ofPrimary() ? what : word("missing.host", host, what);
    }

    private String fieldName(Field field) {
        return word("field." + field.word()).replace("_", "");
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void entered() {
        servers.readAliases();
    }

    @Override
    public void close() {
        super.close();
        cards().forEach(ServerCard::close);
    }
}
