package org.standbywizard.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.DraftNode.Text;
import org.standbywizard.plan.FieldForm;
import org.standbywizard.plan.FieldForm.Group;
import org.standbywizard.plan.FieldForm.Listed;
import org.standbywizard.plan.FieldForm.Named;
import org.standbywizard.plan.FieldForm.SecretPlace;
import org.standbywizard.plan.FieldForm.Truth;
import org.standbywizard.plan.FieldForm.Value;
import org.standbywizard.plan.FieldForm.Words;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import tools.jackson.core.JsonGenerator;

/** Writes a draft as JSON in the order of its form. */
final class PlanPrinter {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    /** For what no form knows: written as it is, for the reader to name. */
    private static final FieldForm UNKNOWN = new Words();

    private final JsonGenerator json;
    private final List<Problem> problems;

    PlanPrinter(JsonGenerator json, List<Problem> problems) {
        this.json = json;
        this.problems = problems;
    }

    void print(FieldPath at, DraftNode node, FieldForm form) {
        if (node instanceof Fields fields) {
            json.writeStartObject();
            ordered(fields, form).forEach((name, child) -> {
                FieldForm below = below(form, name);
                if (!isBlank(child, below)) {
                    json.writeName(name);
                    print(at.name(name), child, below);
                }
            });
            json.writeEndObject();
        } else if (node instanceof Items items) {
            list(at, items, form instanceof Listed listed ? listed.element() : UNKNOWN);
        } else {
            scalar(at, ((Text) node).text(), form);
        }
    }

    private void list(FieldPath at, Items items, FieldForm element) {
        json.writeStartArray();
        for (int i = 0; i < items.elements().size(); i++) {
            DraftNode node = items.elements().get(i);
            if (node instanceof Fields || !isBlank(node, element)) {
                print(at.index(i), node, element);
            }
        }
        json.writeEndArray();
    }

    private void scalar(FieldPath at, String text, FieldForm form) {
        String stripped = text.strip();
        if (form instanceof FieldForm.Number && WHOLE.matcher(stripped).matches()) {
            json.writeNumber(Integer.parseInt(stripped));
        } else if (form instanceof Truth && (stripped.equals("true") || stripped.equals("false"))) {
            json.writeBoolean(Boolean.parseBoolean(stripped));
        } else if (form instanceof SecretPlace && !SecretWords.isWord(stripped)) {
            problems.add(Problem.at(at, ProblemKeys.SECRET_LITERAL));
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private static Map<String, DraftNode> ordered(Fields fields, FieldForm form) {
        if (!(form instanceof Group group)) {
            return fields.members();
        }
        Map<String, DraftNode> sorted = new LinkedHashMap<>();
        group.fields().keySet().stream()
                .filter(fields.members()::containsKey)
                .forEach(name -> sorted.put(name, fields.members().get(name)));
        fields.members().forEach(sorted::putIfAbsent);
        return sorted;
    }

    private static FieldForm below(FieldForm form, String name) {
        if (form instanceof Group group) {
            return group.fields().getOrDefault(name, UNKNOWN);
        }
        return form instanceof Named named ? named.value() : UNKNOWN;
    }

    /** Whether nothing was given; the empty value of a setting is one. */
    private static boolean isBlank(DraftNode node, FieldForm form) {
        if (node instanceof Text text) {
            return text.text().isBlank() && !(form instanceof Value);
        }
        return node instanceof Fields fields
                ? fields.members().isEmpty()
                : ((Items) node).elements().isEmpty();
    }
}
