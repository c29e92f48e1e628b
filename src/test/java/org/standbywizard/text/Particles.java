package org.standbywizard.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Korean particles of two forms, of which the sound before them chooses one. After a value nobody knows which; "을(를)"
 * and its like are no way out but an eyesore. Those of one form (의, 에, 에서, 도, 만, 까지, 부터, 입니다) may follow a value.
 */
final class Particles {
    /** Stands for any value: no letter, and of no writing. */
    private static final String VALUE = "\uE000";

    /** What may stand between a value and its particle without deciding its form. */
    private static final String BETWEEN = "[\"'”’]*(?:\\s?\\([^()]*\\))?[\"'”’]*";

    private static final String PARTICLE = String.join(
            "|",
            "[을를은는이가과와]",
            "(?:으로|로)(?:서|써|부터|서는|써는|는|도|만|의)?",
            "이?(?:라고|라는|라도|라면|라서|라야|란|랑|나|나마|든|든지|든가)(?:는|도)?",
            // The copula drops its 이 after a vowel: 였다, 여야, 면, 고, 며.
            "(?:이었|였)[가-힣]*",
            "이?어야|여야|면|고|며|아|야|여");

    private static final Pattern WRONG =
            Pattern.compile(VALUE + BETWEEN + "(?:(?:" + PARTICLE + ")(?![가-힣])|\\((?:[을를은는이가과와로]|으로?)\\))");

    private Particles() {}

    /** What is wrong with a text with places, if anything: the particle and what stands around it. */
    static Optional<String> afterAValue(String text) {
        Template template = Template.parse(text);
        Map<String, String> values = template.names().stream().collect(Collectors.toMap(name -> name, name -> VALUE));
        Matcher found = WRONG.matcher(template.fill(values, Locale.KOREAN));
        return found.find() ? Optional.of(found.group().replace(VALUE, "{}")) : Optional.empty();
    }
}
