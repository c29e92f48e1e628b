package org.standbywizard.store;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Text;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanForm;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;

/** Writes plan files: the same draft gives the same bytes, in the order of {@link PlanForm}. */
public final class PlanFileWriter {
    private final ObjectWriter writer;

    public PlanFileWriter() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        this.writer = JsonForms.strict()
                .writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces));
    }

    /** Replaces the file at one stroke. The draft need not be valid, but no secret is ever written. */
    public Validated<PlanDraft> write(Path file, PlanDraft draft) {
        Validated<byte[]> bytes = bytes(draft);
        return bytes.flatMap(content -> {
            try {
                AtomicFile.replace(file, content);
                return Validated.valid(draft);
            } catch (IOException e) {
                return Validated.invalid(Problem.whole(ProblemKeys.FILE_WRITE, file.toString(), IoReason.of(e)));
            }
        });
    }

    /** The file's content; blank fields are left out, as they mean the default. */
    public Validated<byte[]> bytes(PlanDraft draft) {
        Fields root = draft.root().with("format", new Text(ReplicationPlan.FORMAT));
        List<Problem> problems = new ArrayList<>();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = writer.createGenerator(text)) {
            new PlanPrinter(json, problems).print(FieldPath.ROOT, root, PlanForm.PLAN);
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text.append("\n").toString()));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return Validated.of(content, problems);
        } catch (CharacterCodingException halfACharacter) {
            return Validated.invalid(Problem.whole(ProblemKeys.BROKEN_CHARACTER, "U+D800-U+DFFF"));
        }
    }
}
