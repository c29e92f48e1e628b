package org.standbywizard.ui.page.settings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.standbywizard.text.ProblemText;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Reveal;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.shell.PageContext;

/** The page's fields by their place in the plan, and what is wrong at them. */
final class Marks {
    private final PageContext context;
    private final SettingsModel model;
    private final Map<String, InputBox> ofAll = new HashMap<>();
    private final Map<ServerEntry, Map<String, InputBox>> ofStandbys = new HashMap<>();

    Marks(PageContext context, SettingsModel model) {
        this.context = context;
        this.model = model;
    }

    void put(String path, InputBox box) {
        ofAll.put(path, box);
    }

    void remove(String path) {
        ofAll.remove(path);
    }

    /** @param path within the standby */
    void put(ServerEntry standby, String path, InputBox box) {
        ofStandbys.computeIfAbsent(standby, added -> new HashMap<>()).put(path, box);
    }

    void removeStandbys() {
        ofStandbys.clear();
    }

    private String pathOf(ServerEntry standby, String path) {
        return "standbys[" + model.wizard().standbys().indexOf(standby) + "]." + path;
    }

    private Map<String, InputBox> all() {
        Map<String, InputBox> all = new HashMap<>(ofAll);
        ofStandbys.forEach((standby, fields) -> fields.forEach((path, box) -> all.put(pathOf(standby, path), box)));
        for (ServerEntry standby : model.wizard().standbys()) {
            // One field for all of them.
            all.put(pathOf(standby, Item.FEEDBACK.path()), ofAll.get(Item.FEEDBACK.path()));
        }
        return all;
    }

    /** The field at a place of the plan, or around it. */
    Optional<InputBox> at(String path) {
        return all().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .filter(entry -> path.equals(entry.getKey())
                        || path.startsWith(entry.getKey() + ".")
                        || path.startsWith(entry.getKey() + "["))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** Says what is wrong at a field that was just left. */
    void check(InputBox box) {
        box.problem(of(box, model.troubles()).map(this::text).orElse(""));
    }

    /** A mark goes when its trouble is gone; a new one comes only when the field is left. */
    void clear(List<Trouble> troubles) {
        for (InputBox box : all().values()) {
            if (box != null && box.hasProblem() && of(box, troubles).isEmpty()) {
                box.problem("");
            }
        }
    }

    void show(List<Trouble> troubles) {
        troubles.forEach(trouble -> at(trouble.path()).ifPresent(box -> box.problem(text(trouble))));
    }

    private Optional<Trouble> of(InputBox box, List<Trouble> troubles) {
        return troubles.stream()
                .filter(trouble -> at(trouble.path()).filter(box::equals).isPresent())
                .findFirst();
    }

    String text(Trouble trouble) {
        return trouble.plan()
                .map(problem -> ProblemText.of(context.words(), problem))
                .map(text -> text.cause() + " " + text.next())
                .orElseGet(() -> context.words().get("page.settings.problem." + trouble.key()));
    }

    /** The field's name, else its place in the plan. */
    String name(Trouble trouble) {
        return at(trouble.path()).map(box -> box.label().getText()).orElse(trouble.path());
    }

    /** Goes to the field; a card that is folded over it opens. */
    void go(Trouble trouble) {
        at(trouble.path()).ifPresent(box -> {
            for (Node up = box; up != null; up = up.getParent()) {
                if (up instanceof GroupCard card) {
                    card.open(true);
                }
            }
            Reveal.focus(box.input());
        });
    }
}
