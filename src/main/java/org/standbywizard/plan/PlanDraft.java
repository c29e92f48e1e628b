package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.DraftNode.Text;
import org.standbywizard.plan.FieldPath.Index;
import org.standbywizard.plan.FieldPath.Name;
import org.standbywizard.plan.FieldPath.Segment;

/**
 * A plan as a person typed it, in wizard pages or a file: immutable, every field as text under its path ({@link
 * FieldPath}), nothing checked. Truth values are {@code true} and {@code false}; a secret's place holds {@code
 * generated} or {@code prompt}, or a member {@code env} or {@code file}. {@link PlanForm} has all fields.
 */
public record PlanDraft(Fields root) {
    public static final PlanDraft EMPTY = new PlanDraft(Fields.NONE);

    public Optional<DraftNode> node(FieldPath path) {
        Optional<DraftNode> here = Optional.of(root);
        for (Segment segment : path.segments()) {
            here = here.flatMap(node -> child(node, segment));
        }
        return here;
    }

    /** The text of a field; empty if nothing was given. */
    public Optional<String> text(String path) {
        return node(FieldPath.parse(path)).map(node -> node instanceof Text text ? text.text() : null);
    }

    /** How many elements a list has; 0 if it was not given. */
    public int size(String path) {
        return node(FieldPath.parse(path))
                .map(node -> node instanceof Items items ? items.elements().size() : 0)
                .orElse(0);
    }

    /**
     * This draft with one field set; what is missing above it is made. An index equal to a list's size appends.
     *
     * @throws IllegalArgumentException if the path does not fit what is there
     */
    public PlanDraft with(String path, String text) {
        return new PlanDraft((Fields) set(root, FieldPath.parse(path).segments(), new Text(text)));
    }

    /** This draft without a field, a group of fields or an element (later elements move up). */
    public PlanDraft without(String path) {
        return new PlanDraft((Fields) set(root, FieldPath.parse(path).segments(), null));
    }

    private static Optional<DraftNode> child(DraftNode node, Segment segment) {
        if (segment instanceof Name name && node instanceof Fields fields) {
            return Optional.ofNullable(fields.members().get(name.name()));
        }
        if (segment instanceof Index index && node instanceof Items items) {
            return index.index() < items.elements().size()
                    ? Optional.of(items.elements().get(index.index()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** {@code value} null removes. */
    private static DraftNode set(DraftNode node, List<Segment> path, DraftNode value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Segment> rest = path.subList(1, path.size());
        Segment first = path.get(0);
        DraftNode old = node == null ? null : child(node, first).orElse(null);
        if (old == null && value == null) {
            return node;
        }
        DraftNode changed = set(old, rest, value);
        if (first instanceof Name name && (node == null || node instanceof Fields)) {
            Map<String, DraftNode> members = new LinkedHashMap<>(node == null ? Map.of() : ((Fields) node).members());
            if (changed == null) {
                members.remove(name.name());
            } else {
                members.put(name.name(), changed);
            }
            return new Fields(members);
        }
        if (first instanceof Index index && (node == null || node instanceof Items)) {
            return setElement(node == null ? List.of() : ((Items) node).elements(), index.index(), changed);
        }
        throw new IllegalArgumentException("the path does not fit the draft");
    }

    private static Items setElement(List<DraftNode> elements, int index, DraftNode changed) {
        List<DraftNode> list = new ArrayList<>(elements);
        if (changed == null) {
            list.remove(index);
        } else if (index == list.size()) {
            list.add(changed);
        } else if (index < list.size()) {
            list.set(index, changed);
        } else {
            throw new IllegalArgumentException("no element " + index + " in a list of " + list.size());
        }
        return new Items(list);
    }
}
