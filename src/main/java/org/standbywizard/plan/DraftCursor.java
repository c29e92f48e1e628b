package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.DraftNode.Text;

/** One place of a draft, and where to report what is wrong with it. Absent places can be asked like any other. */
final class DraftCursor {
    private final FieldPath path;
    private final Optional<DraftNode> node;
    private final List<Problem> problems;

    private DraftCursor(FieldPath path, Optional<DraftNode> node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    static DraftCursor root(PlanDraft draft, List<Problem> problems) {
        return new DraftCursor(FieldPath.ROOT, Optional.of(draft.root()), problems);
    }

    FieldPath path() {
        return path;
    }

    DraftCursor field(String name) {
        Optional<DraftNode> child = node.map(
                here -> here instanceof Fields fields ? fields.members().get(name) : null);
        return new DraftCursor(path.name(name), child, problems);
    }

    /** The last name of this place's path. */
    String name() {
        return ((FieldPath.Name) path.segments().get(path.segments().size() - 1)).name();
    }

    List<DraftCursor> members() {
        return node.filter(Fields.class::isInstance)
                .map(here -> ((Fields) here)
                        .members().keySet().stream().map(this::field).toList())
                .orElse(List.of());
    }

    List<DraftCursor> elements() {
        List<DraftCursor> found = new ArrayList<>();
        node.filter(Items.class::isInstance).ifPresent(here -> ((Items) here)
                .elements()
                .forEach(child -> found.add(new DraftCursor(path.index(found.size()), Optional.of(child), problems))));
        return found;
    }

    boolean isText() {
        return node.filter(Text.class::isInstance).isPresent();
    }

    /** Whether anything was given here: text that is not blank, or members. */
    boolean isGiven() {
        return exact().isPresent()
                || node.filter(here -> !(here instanceof Text)).isPresent();
    }

    /** The text as typed; blank counts as not given. */
    Optional<String> exact() {
        return value().filter(text -> !text.isBlank());
    }

    /** The text without white space around it; blank counts as not given. */
    Optional<String> text() {
        return exact().map(String::strip);
    }

    /** The text as typed, blank or not. */
    Optional<String> value() {
        return node.filter(Text.class::isInstance).map(here -> ((Text) here).text());
    }

    /** Reports a problem here. Always empty, to be returned. */
    <T> Optional<T> refuse(String key, String... args) {
        problems.add(Problem.at(path, key, args));
        return Optional.empty();
    }

    /** The one of {@code words} that was given, as its value. */
    <T> Optional<T> choice(List<String> words, Function<Integer, T> value) {
        Optional<String> given = text();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        int index = words.indexOf(given.get());
        return index >= 0
                ? Optional.of(value.apply(index))
                : refuse(ProblemKeys.CHOICE, given.get(), String.join(", ", words));
    }

    Optional<Boolean> truth() {
        Optional<String> given = text();
        if (given.isPresent() && !given.get().equals("true") && !given.get().equals("false")) {
            return refuse(ProblemKeys.TRUTH, given.get());
        }
        return given.map(Boolean::valueOf);
    }
}
