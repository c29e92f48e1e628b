package org.standbywizard.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.standbywizard.plan.SecretRef.Env;
import org.standbywizard.plan.SecretRef.FromFile;
import org.standbywizard.plan.SecretRef.Generated;
import org.standbywizard.plan.SecretRef.Prompt;

/**
 * Where secrets and key files come from. What stands in a secret's place may be the secret itself, written there by
 * mistake: it is never repeated in a problem.
 *
 * @param home the person's home directory, for {@code ~}
 * @param base the plan file's directory, for relative paths
 */
record SecretRules(Path home, Path base) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String GENERATED = "generated";
    private static final String PROMPT = "prompt";
    private static final String ENV = "env";
    private static final String FILE = "file";

    Optional<SecretRef> secret(DraftCursor at, boolean mayGenerate) {
        if (!at.isGiven()) {
            return Optional.empty();
        }
        return at.isText() ? word(at, mayGenerate) : source(at);
    }

    private Optional<SecretRef> word(DraftCursor at, boolean mayGenerate) {
        String word = at.text().orElseThrow();
        if (word.equals(PROMPT)) {
            return Optional.of(new Prompt());
        }
        if (!word.equals(GENERATED)) {
            return at.refuse(ProblemKeys.SECRET_LITERAL);
        }
        return mayGenerate ? Optional.of(new Generated()) : at.refuse(ProblemKeys.SECRET_GENERATED);
    }

    private Optional<SecretRef> source(DraftCursor at) {
        List<DraftCursor> given = at.members();
        if (given.size() != 1 || !given.get(0).isText()) {
            return at.refuse(ProblemKeys.SECRET_FORM);
        }
        DraftCursor one = given.get(0);
        if (one.name().equals(ENV)) {
            return one.text().filter(name -> VARIABLE.matcher(name).matches()).isPresent()
                    ? one.text().map(Env::new)
                    : one.refuse(ProblemKeys.SECRET_VARIABLE);
        }
        if (one.name().equals(FILE)) {
            return one.isGiven() ? path(one).map(FromFile::new) : at.refuse(ProblemKeys.SECRET_FORM);
        }
        return at.refuse(ProblemKeys.SECRET_FORM);
    }

    /** A file on this computer: absolute, from {@code ~/}, or beside the plan file. */
    Optional<Path> path(DraftCursor at) {
        return at.text().flatMap(text -> {
            boolean fromHome = text.startsWith("~/") || text.startsWith("~\\");
            if (text.startsWith("~") && !fromHome) {
                return at.refuse(ProblemKeys.DESKTOP_PATH, text);
            }
            try {
                Path path = fromHome ? home.resolve(text.substring(2)) : base.resolve(text);
                return Optional.of(path.normalize());
            } catch (InvalidPathException notHere) {
                return at.refuse(ProblemKeys.DESKTOP_PATH, text);
            }
        });
    }
}
