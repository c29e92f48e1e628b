package org.standbywizard.learn;

import java.util.List;
import java.util.Optional;

/** A part of a section, in its order. */
public sealed interface Part {

    record Paragraph(List<Span> spans) implements Part {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** @param numbered whether their order matters */
    record Bullets(boolean numbered, List<Item> items) implements Part {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** @param versions the only ones that it is true for; empty for all */
    record Item(Optional<Versions> versions, List<Span> spans) {
        public Item {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Something to type, to write into a file, or to be seen.
     *
     * @param language {@code sh}, {@code sql}, {@code conf} or {@code text}
     */
    record Code(String language, List<String> lines) implements Part {
        public Code {
            lines = List.copyOf(lines);
        }

        public String text() {
            return String.join("\n", lines);
        }
    }

    /** Where the commands of the step at hand belong. */
    record Commands() implements Part {}
}
