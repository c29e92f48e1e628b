package org.standbywizard.report;

import java.util.List;

/** One piece of a report. Its texts are bare: no markup, nothing escaped; but safe, as {@link Plain} makes them. */
sealed interface Block {
    /**
     * @param level 2 for a chapter, 3 below it
     * @param sheet whether it begins on a sheet of its own when it is printed
     */
    record Heading(int level, String text, boolean sheet) implements Block {
        public Heading {
            text = Plain.of(text);
        }

        Heading(int level, String text) {
            this(level, text, false);
        }
    }

    record Text(String text) implements Block {
        public Text {
            text = Plain.of(text);
        }
    }

    /** Something that must not be missed. @param form GOOD, WARN or BAD */
    record Note(Cell.Form form, String text) implements Block {
        public Note {
            text = Plain.of(text);
        }
    }

    record Items(List<String> texts) implements Block {
        public Items {
            texts = texts.stream().map(Plain::of).toList();
        }
    }

    /** Names and their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, Cell value) {
        public Fact {
            name = Plain.of(name);
        }
    }

    record Table(List<String> heads, List<Row> rows) implements Block {
        public Table {
            heads = heads.stream().map(Plain::of).toList();
            rows = List.copyOf(rows);
        }
    }

    /** @param below lines for a shell or server that belong to the row; may be empty */
    record Row(List<Cell> cells, List<String> below) {
        public Row {
            cells = List.copyOf(cells);
            below = below.stream().map(Plain::of).toList();
        }

        static Row of(Cell... cells) {
            return new Row(List.of(cells), List.of());
        }
    }

    /** @param where it is typed or stands, in words; may be empty */
    record Code(String where, List<String> lines) implements Block {
        public Code {
            where = Plain.of(where);
            lines = lines.stream().map(Plain::of).toList();
        }
    }

    /** @param lines of a unified diff */
    record Diff(String where, List<String> lines) implements Block {
        public Diff {
            where = Plain.of(where);
            lines = lines.stream().map(Plain::of).toList();
        }
    }

    /** What to do one after another. */
    record Steps(List<Do> steps) implements Block {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    record Do(String text, List<Code> codes) {
        public Do {
            text = Plain.of(text);
            codes = List.copyOf(codes);
        }
    }
}
