package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bundle is there in Korean, with the same keys and values, and without particles that a value would belie. */
class KoreanWordsTest {
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    /** Two words of a sentence; names of settings, programs and units are no such words. */
    private static final Pattern SENTENCE = Pattern.compile("(?<![\\w\"{-])[A-Za-z]?[a-z]+ [a-z]+(?![\\w}|=-])");

    static List<String> bundles() throws IOException {
        return Bundles.names();
    }

    @Test
    void everyBundleIsThereTwice() throws IOException {
        assertThat(Bundles.names()).contains("checks", "failures").isEqualTo(Bundles.koreanNames());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameKeysInTheSameOrder(String bundle) throws IOException {
        assertThat(Bundles.korean(bundle).keySet())
                .containsExactlyElementsOf(Bundles.english(bundle).keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void asksForTheSameValues(String bundle) throws IOException {
        Map<String, String> korean = Bundles.korean(bundle);
        Bundles.english(bundle).forEach((key, text) -> assertThat(Bundles.places(korean.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(Bundles.places(text)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isTranslated(String bundle) throws IOException {
        Map<String, String> korean = Bundles.korean(bundle);
        Map<String, String> left = new TreeMap<>();
        Bundles.english(bundle).forEach((key, text) -> {
            String words = korean.getOrDefault(key, "");
            boolean emptied = words.isBlank() != text.isBlank();
            // What one types is the same in every language.
            if (emptied
                    || !key.endsWith(".byhand")
                            && SENTENCE.matcher(text).find()
                            && !HANGUL.matcher(words).find()) {
                left.put(key, words);
            }
        });
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasNoParticleThatDependsOnAValue(String bundle) throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        Bundles.korean(bundle)
                .forEach((key, text) -> Particles.afterAValue(text).ifPresent(found -> wrong.put(key, found)));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{host}을 시작",
                "{host}를",
                "{host}은",
                "{0}는.",
                "{0}이 아님",
                "{setting}가,",
                "{0}과 {1}",
                "{0}와",
                "{size|bytes}로 줄임",
                "{0}으로",
                "{0}로부터",
                "{0}으로는",
                "{0}을(를) 삭제",
                "{0}를(을)",
                "{0}(을)를",
                "{0}(으)로",
                "{0}이(가)",
                "{0}(이)가",
                "{0}은(는)",
                "{0}와(과)",
                "\"{0}\"을",
                "'{0}'가",
                "{0}({1})를",
                "{0} (현재)는",
                "{0}라는 이름",
                "{0}이라고",
                "{0}나 {1}",
                "{0}이나",
                "{0}였습니다",
                "{0}여야 합니다",
                "{0}면"
            })
    void knowsWhatIsWrong(String text) {
        assertThat(Particles.afterAValue(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{host} 서버를 시작",
                "{host}의 주소",
                "{host}에서 {port}까지",
                "{host}에도",
                "{0}입니다",
                "{0}개로",
                "{0}초가 지남",
                "{0}가지 방법",
                "{0}번째 줄을",
                "{0} 이 서버",
                "서버({0})를",
                "롤(DB 사용자 {0})을",
                "디렉터리 {0} (데이터)",
                "'{' \"env\": \"NAME\" '}'을 쓰십시오",
                "값: {0}. 이 값",
                "{0}인데"
            })
    void knowsWhatIsRight(String text) {
        assertThat(Particles.afterAValue(text)).isEmpty();
    }
}
