package org.standbywizard.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.standbywizard.plan.Problem;

/** Says a {@link Problem} in words: where, what is wrong, what to write instead. */
public final class ProblemText {
    private static final String BUNDLE = "org.standbywizard.text.problems";

    private final ResourceBundle words;
    private final Locale locale;

    public ProblemText(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The field, as {@code standbys[0].ssh.port}; empty for the whole file. */
    public String place(Problem problem) {
        return Printable.text(problem.path());
    }

    /** What was expected and found, as a sentence. */
    public String cause(Problem problem) {
        return words(problem, ".cause");
    }

    /** What to do, as a sentence. */
    public String next(Problem problem) {
        return words(problem, ".next");
    }

    /** All of it in one line. */
    public String line(Problem problem) {
        String place = place(problem);
        return (place.isEmpty() ? "" : place + ": ") + cause(problem) + " " + next(problem);
    }

    private String words(Problem problem, String part) {
        List<String> values = problem.args().stream().map(Printable::text).toList();
        String pattern = words.getString("problem." + problem.key() + part);
        return new MessageFormat(pattern, locale).format(values.toArray());
    }
}
