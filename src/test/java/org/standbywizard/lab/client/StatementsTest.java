package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark § stands where psql ends the statement. */
class StatementsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1§ SELECT 2;",
                "SELECT ';'§",
                "SELECT 'it''s; so'§",
                "SELECT '\\'§';",
                "SELECT E'\\'; '§",
                "SELECT e'\\\\'§ ';'",
                "SELECT nice'\\'§",
                "SELECT \"a;b\"§",
                "SELECT $$;$$§",
                "SELECT $a$ $$; $b$; $a$§",
                "SELECT a$1 FROM t$x§ $x;",
                "SELECT $1§",
                "SELECT 1 -- one; two\n§",
                "SELECT /* a; /* b; */ c; */ 1§"
            })
    void endsAtTheSemicolonThatIsItsOwn(String marked) {
        assertThat(Statements.end(marked.replace('§', ';'))).isEqualTo(marked.indexOf('§'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "SELECT ';",
                "SELECT E'\\';",
                "SELECT \";",
                "SELECT $$;",
                "SELECT $a$; $b$",
                "SELECT 1 --;",
                "SELECT /* ; /* */ ;"
            })
    void goesOn(String text) {
        assertThat(Statements.end(text)).isEqualTo(-1);
    }
}
