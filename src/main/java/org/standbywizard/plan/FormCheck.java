package org.standbywizard.plan;

import java.util.List;
import java.util.Map;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.DraftNode.Text;
import org.standbywizard.plan.FieldForm.Group;
import org.standbywizard.plan.FieldForm.Listed;
import org.standbywizard.plan.FieldForm.Named;
import org.standbywizard.plan.FieldForm.SecretPlace;
import org.standbywizard.plan.FieldForm.Value;

/** Holds a draft's shape against {@link PlanForm}, so that nothing in it goes unread. */
final class FormCheck {
    private FormCheck() {}

    /** Stands for what was found instead: the draft does not know how it was written. */
    private static final String ELSE = "...";

    static void check(FieldPath at, DraftNode node, FieldForm form, List<Problem> problems) {
        if (form instanceof Group group) {
            if (node instanceof Fields fields) {
                members(at, fields, group, problems);
            } else {
                problems.add(Problem.at(at, ProblemKeys.TYPE_GROUP, ELSE));
            }
        } else if (form instanceof Named named) {
            if (node instanceof Fields fields) {
                fields.members().forEach((name, child) -> {
                    characters(at.name(name), name, false, problems);
                    check(at.name(name), child, named.value(), problems);
                });
            } else {
                problems.add(Problem.at(at, ProblemKeys.TYPE_NAMED, ELSE));
            }
        } else if (form instanceof Listed listed) {
            if (node instanceof Items items) {
                for (int i = 0; i < items.elements().size(); i++) {
                    check(at.index(i), items.elements().get(i), listed.element(), problems);
                }
            } else {
                problems.add(Problem.at(at, ProblemKeys.TYPE_LIST, ELSE));
            }
        } else if (!(form instanceof SecretPlace)) {
            if (node instanceof Text text) {
                characters(at, text.text(), form instanceof Value, problems);
            } else {
                problems.add(Problem.at(at, ProblemKeys.TYPE_TEXT, ELSE));
            }
        }
    }

    /** Refuses what a reader of a preview cannot see or what no file can carry; names the first such character. */
    static void characters(FieldPath at, String text, boolean tabs, List<Problem> problems) {
        HiddenCharacters.first(text, tabs)
                .ifPresent(found -> problems.add(Problem.at(
                        at,
                        HiddenCharacters.isBroken(found) ? ProblemKeys.BROKEN_CHARACTER : ProblemKeys.HIDDEN_CHARACTER,
                        "U+%04X".formatted(found))));
    }

    private static void members(FieldPath at, Fields fields, Group group, List<Problem> problems) {
        for (Map.Entry<String, DraftNode> member : fields.members().entrySet()) {
            FieldForm form = group.fields().get(member.getKey());
            if (form == null) {
                problems.add(
                        Problem.unknownKey(at, member.getKey(), group.fields().keySet()));
            } else {
                check(at.name(member.getKey()), member.getValue(), form, problems);
            }
        }
    }
}
