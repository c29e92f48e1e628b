package org.standbywizard.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void sumsUpTheClasses() {
        assertThat(Coverage.line(List.of(
                        "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED",
                        "wizard,a,One,10,70,1,3,9",
                        "wizard,a,Two,15,5,4,0,9")))
                .isEqualTo("coverage: 75.0 % of instructions, 37.5 % of branches");
    }
}
