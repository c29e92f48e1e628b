package org.standbywizard.ui.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.text.Font;

/**
 * Fonts for a language's letters. Where the platform's own font has none of them JavaFX looks for others, but on Linux
 * only among TrueType ones, which leaves out the CJK fonts that most distributions ship; those must be named.
 */
final class Fonts {
    /** Of Windows, macOS, then Linux distributions. */
    private static final List<String> KOREAN =
            List.of("Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", "NanumGothic");

    private static final List<String> KOREAN_MONO =
            List.of("D2Coding", "NanumGothicCoding", "Noto Sans Mono CJK KR", "Noto Sans Mono KR");

    private Fonts() {}

    /** A style sheet for a window in this language, as an address; empty where the platform's fonts do. */
    static Optional<String> sheet(Locale language) {
        if (!language.getLanguage().equals("ko")) {
            return Optional.empty();
        }
        List<String> installed = Font.getFamilies();
        String rules = rule(".root", KOREAN, installed) + rule(".mono, .log .list-cell", KOREAN_MONO, installed);
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of("data:text/css;base64,"
                        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rule(String selector, List<String> wanted, List<String> installed) {
        return first(wanted, installed)
                .map(family -> String.format("%s { -fx-font-family: \"%s\"; }%n", selector, family))
                .orElse("");
    }

    private static Optional<String> first(List<String> wanted, List<String> installed) {
        return wanted.stream().filter(installed::contains).findFirst();
    }
}
