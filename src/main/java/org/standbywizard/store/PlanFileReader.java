package org.standbywizard.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanForm;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/** Reads plan files. Whatever the bytes are, the answer is a draft or problems with their places. */
public final class PlanFileReader {
    /** Bytes; far more than a plan with a hundred standbys has. */
    static final int LARGEST = 1 << 20;

    private static final FormatWord FORMAT = FormatWord.parse(ReplicationPlan.FORMAT);
    /** With a problem of these, a missing format is no news. */
    private static final Set<String> FORMAT_HIDERS = Set.of("", FormatWord.FIELD.toString());

    private final JsonMapper mapper = JsonForms.strict();

    public Validated<PlanDraft> read(Path file) {
        if (Files.isDirectory(file)) {
            return Validated.invalid(Problem.whole(ProblemKeys.FILE_DIRECTORY, file.toString()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? Validated.invalid(tooBig(file)) : parse(bytes);
        } catch (NoSuchFileException e) {
            return Validated.invalid(Problem.whole(ProblemKeys.FILE_MISSING, file.toString()));
        } catch (IOException e) {
            return Validated.invalid(Problem.whole(ProblemKeys.FILE_UNREADABLE, file.toString(), IoReason.of(e)));
        }
    }

    private static Problem tooBig(Path file) throws IOException {
        return Problem.whole(
                ProblemKeys.FILE_TOO_BIG, file.toString(), String.valueOf(Files.size(file)), String.valueOf(LARGEST));
    }

    /** A plan file's bytes: UTF-8, with or without a byte order mark. */
    public Validated<PlanDraft> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            return Validated.invalid(Problem.whole(ProblemKeys.NOT_UTF8, String.valueOf(in.position() + 1)));
        }
        String text = out.flip().toString();
        return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Validated<PlanDraft> parse(String text) {
        try (JsonParser json = mapper.createParser(text)) {
            PlanParser parser = new PlanParser(json);
            return checked(parser, draft(json, parser));
        }
    }

    private static PlanDraft draft(JsonParser json, PlanParser parser) {
        try {
            json.nextToken();
            if (json.currentToken() == null) {
                parser.report(Problem.whole(ProblemKeys.FILE_EMPTY));
                return PlanDraft.EMPTY;
            }
            Optional<DraftNode> root = parser.read(PlanForm.PLAN, FieldPath.ROOT);
            if (json.nextToken() != null) {
                parser.report(JsonProblem.at(json.currentTokenLocation(), "text after the end of the plan"));
            }
            return root.map(node -> new PlanDraft((Fields) node)).orElse(PlanDraft.EMPTY);
        } catch (StreamConstraintsException e) {
            parser.report(Problem.whole(
                    ProblemKeys.JSON_LIMIT,
                    String.valueOf(json.currentLocation().getLineNr())));
        } catch (JacksonException e) {
            parser.report(JsonProblem.of(e, json.currentLocation()));
        }
        return PlanDraft.EMPTY;
    }

    private static Validated<PlanDraft> checked(PlanParser parser, PlanDraft draft) {
        Optional<Problem> format = FORMAT.check(draft.text(FormatWord.FIELD.toString()));
        if (format.filter(FormatWord::isNewer).isPresent()) {
            // What else is unknown here may be known to the newer version.
            return Validated.invalid(format.get());
        }
        boolean formatSeen = parser.problems().stream().noneMatch(problem -> FORMAT_HIDERS.contains(problem.path()));
        format.filter(problem -> formatSeen).ifPresent(parser::report);
        return Validated.of(draft, List.copyOf(parser.problems()));
    }
}
