package org.standbywizard.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks a JSON text along a {@link FieldForm} and collects the draft and everything that does not fit. */
final class PlanParser {
    private static final int MOST_PROBLEMS = 50;

    private final JsonParser json;
    private final List<Problem> problems = new ArrayList<>();

    PlanParser(JsonParser json) {
        this.json = json;
    }

    List<Problem> problems() {
        return problems;
    }

    void report(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** The value on which the parser stands; empty (and reported) if it does not fit. The parser is then at its end. */
    Optional<DraftNode> read(FieldForm form, FieldPath at) {
        if (form instanceof Group group) {
            return json.currentToken() == JsonToken.START_OBJECT
                    ? Optional.of(group(group, at))
                    : refuse(at, ProblemKeys.TYPE_GROUP);
        }
        if (form instanceof Named named) {
            return json.currentToken() == JsonToken.START_OBJECT
                    ? Optional.of(named(named, at))
                    : refuse(at, ProblemKeys.TYPE_NAMED);
        }
        if (form instanceof Listed listed) {
            return json.currentToken() == JsonToken.START_ARRAY
                    ? Optional.of(list(listed, at))
                    : refuse(at, ProblemKeys.TYPE_LIST);
        }
        return form instanceof SecretPlace ? secret(at) : scalar(form, at);
    }

    private Fields group(Group group, FieldPath at) {
        return members(at, name -> {
            FieldForm form = group.fields().get(name);
            if (form == null) {
                report(Problem.unknownKey(at, name, group.fields().keySet()));
                json.skipChildren();
                return Optional.empty();
            }
            return read(form, at.name(name));
        });
    }

    private Fields named(Named named, FieldPath at) {
        return members(at, name -> read(named.value(), at.name(name)));
    }

    /** What becomes of a member's value; the parser stands on its first token. */
    private interface MemberReader {
        Optional<DraftNode> read(String name);
    }

    private Fields members(FieldPath at, MemberReader reader) {
        Map<String, Optional<DraftNode>> found = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            int line = json.currentTokenLocation().getLineNr();
            json.nextToken();
            if (found.containsKey(name)) {
                report(Problem.at(at.name(name), ProblemKeys.KEY_TWICE, name, String.valueOf(line)));
                json.skipChildren();
            } else {
                found.put(name, reader.read(name));
            }
        }
        Map<String, DraftNode> members = new LinkedHashMap<>();
        found.forEach((name, node) -> node.ifPresent(given -> members.put(name, given)));
        return new Fields(members);
    }

    private Items list(Listed listed, FieldPath at) {
        List<DraftNode> elements = new ArrayList<>();
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            read(listed.element(), at.index(i)).ifPresent(elements::add);
        }
        return new Items(elements);
    }

    private Optional<DraftNode> scalar(FieldForm form, FieldPath at) {
        JsonToken token = json.currentToken();
        if (form instanceof FieldForm.Number) {
            return token == JsonToken.VALUE_NUMBER_INT ? text(json::getString) : refuse(at, ProblemKeys.TYPE_NUMBER);
        }
        if (form instanceof Truth) {
            return token.isBoolean() ? text(json::getString) : refuse(at, ProblemKeys.TYPE_TRUTH);
        }
        if (form instanceof Value) {
            return value(token, at);
        }
        if (token != JsonToken.VALUE_STRING) {
            return refuse(at, ProblemKeys.TYPE_TEXT);
        }
        return json.getString().isBlank() ? refuse(at, ProblemKeys.EMPTY) : text(json::getString);
    }

    /** A setting may stand as JSON spells it or as postgresql.conf does. */
    private Optional<DraftNode> value(JsonToken token, FieldPath at) {
        if (token.isBoolean()) {
            return text(() -> token == JsonToken.VALUE_TRUE ? "on" : "off");
        }
        return token == JsonToken.VALUE_STRING || token.isNumeric()
                ? text(json::getString)
                : refuse(at, ProblemKeys.TYPE_VALUE);
    }

    /** What stands here may be a secret by mistake, so it is neither kept nor repeated. */
    private Optional<DraftNode> secret(FieldPath at) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return source(at);
        }
        if (token == JsonToken.VALUE_STRING && SecretWords.isWord(json.getString())) {
            return text(json::getString);
        }
        boolean literal = token == JsonToken.VALUE_STRING || token.isNumeric();
        report(Problem.at(at, literal ? ProblemKeys.SECRET_LITERAL : ProblemKeys.SECRET_FORM));
        json.skipChildren();
        return Optional.empty();
    }

    private Optional<DraftNode> source(FieldPath at) {
        Fields found = Fields.NONE;
        int members = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            members++;
            if (json.nextToken() == JsonToken.VALUE_STRING && SecretWords.SOURCES.contains(name)) {
                found = found.with(name, new Text(json.getString()));
            }
            json.skipChildren();
        }
        if (members != 1 || found.members().size() != 1) {
            report(Problem.at(at, ProblemKeys.SECRET_FORM));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static Optional<DraftNode> text(Supplier<String> text) {
        return Optional.of(new Text(text.get()));
    }

    private Optional<DraftNode> refuse(FieldPath at, String key) {
        report(Problem.at(at, key, key.equals(ProblemKeys.EMPTY) ? "" : found()));
        json.skipChildren();
        return Optional.empty();
    }

    /** The value as JSON writes it. */
    private String found() {
        return switch (json.currentToken()) {
            case START_OBJECT -> "{...}";
            case START_ARRAY -> "[...]";
            case VALUE_STRING -> "\"" + json.getString() + "\"";
            default -> json.getString();
        };
    }
}
