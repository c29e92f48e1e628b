package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "db1, 3", "차단, 4", "확인 필요, 9", "PostgreSQL이, 12", "標準, 4", "データ, 6", "🐘, 2", "쓰기·읽기, 9"})
    void countsWhatATerminalShows(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void marksTakeNoRoom() {
        assertThat(Columns.of("e\u0301a\u200B")).isEqualTo(2);
        assertThat(Columns.of(Normalizer.normalize("한글", Normalizer.Form.NFD))).isEqualTo(4);
    }

    @Test
    void fillsUpToAColumn() {
        assertThat(Columns.pad("차단", 9)).isEqualTo("차단     ");
        assertThat(Columns.pad("확인 필요", 9)).isEqualTo("확인 필요");
        assertThat(Columns.pad("확인 필요", 3)).isEqualTo("확인 필요");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc...",
        "복사 시작, 9, 복사 시작",
        "복사 시작함, 9, 복사 ...",
        "복사하는 중, 8, 복사...",
        "🐘🐘🐘, 5, 🐘..."
    })
    void cutsBetweenCharacters(String text, int columns, String fitting) {
        assertThat(Columns.fit(text, columns)).isEqualTo(fitting);
    }
}
