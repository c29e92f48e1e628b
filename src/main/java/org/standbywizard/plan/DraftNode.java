package org.standbywizard.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a {@link PlanDraft}: nothing is checked yet. */
public sealed interface DraftNode {

    /** A field as it was typed. It may be half a secret typed in the wrong place, so it never prints. */
    record Text(String text) implements DraftNode {
        @Override
        public String toString() {
            return text.length() + " characters";
        }
    }

    /** Members by name, in their order. */
    record Fields(Map<String, DraftNode> members) implements DraftNode {
        public static final Fields NONE = new Fields(Map.of());

        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** With one member set; a new one comes last. */
        public Fields with(String name, DraftNode node) {
            Map<String, DraftNode> changed = new LinkedHashMap<>(members);
            changed.put(name, node);
            return new Fields(changed);
        }
    }

    /** Elements in their order. */
    record Items(List<DraftNode> elements) implements DraftNode {
        public Items {
            elements = List.copyOf(elements);
        }
    }
}
