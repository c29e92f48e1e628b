package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static String fill(String text, Map<String, String> values) {
        return Template.parse(text).fill(values, Locale.ENGLISH);
    }

    @Test
    void fillsNamesAndNumbers() {
        assertThat(fill("{host}: {0} of {1}", Map.of("host", "db1", "0", "3", "1", "4")))
                .isEqualTo("db1: 3 of 4");
    }

    @Test
    void leavesApostrophesAlone() {
        assertThat(fill("the server's {x} isn't here", Map.of("x", "log"))).isEqualTo("the server's log isn't here");
        assertThat(fill("a plan''s format", Map.of())).isEqualTo("a plan's format");
        assertThat(fill("slot('{x}')", Map.of("x", "s"))).isEqualTo("slot('s')");
        assertThat(fill("slot(''{x}'')", Map.of("x", "s"))).isEqualTo("slot('s')");
    }

    @Test
    void writesBraces() {
        assertThat(fill("'{' \"a\": 1 '}'", Map.of())).isEqualTo("{ \"a\": 1 }");
        assertThat(fill("{ a } {} {a b} {", Map.of("a", "x"))).isEqualTo("{ a } {} {a b} {");
    }

    @Test
    void keepsPlacesWithoutAValueAndNeverFillsValuesAgain() {
        assertThat(fill("{a} {b}", Map.of("a", "{b}"))).isEqualTo("{b} {b}");
        assertThat(fill("{a}{b}", Map.of("a", "{b}", "b", "$1\\"))).isEqualTo("{b}$1\\");
    }

    @Test
    void aValueCannotMoveTheCursorOrBreakTheLine() {
        assertThat(fill("slot {a}!", Map.of("a", "x\u001b[2Jy\nz"))).isEqualTo("slot x<U+001B>[2Jy<U+000A>z!");
    }

    @Test
    void writesFiguresForPeople() {
        assertThat(fill("{a|bytes} {b|millis} {c|rate}", Map.of("a", "16777216", "b", "1500", "c", "2048")))
                .isEqualTo("16 MB 1.5 s 2 kB/s");
        assertThat(fill("{a|bytes}", Map.of("a", "unknown"))).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"'{a} {b|bytes} {c}', 'a,b,c'", "'no {places here', ''"})
    void namesItsPlaces(String text, String names) {
        assertThat(String.join(",", Template.parse(text).names())).isEqualTo(names);
    }
}
