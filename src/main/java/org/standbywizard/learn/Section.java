package org.standbywizard.learn;

import java.util.List;
import java.util.Map;

/** A part of a text under a heading of its own; the first one has none. */
public record Section(Kind kind, String title, List<Part> parts) {
    private static final Map<String, Kind> TITLES = Map.ofEntries(
            Map.entry("Why", Kind.WHY),
            Map.entry("왜 필요한가", Kind.WHY),
            Map.entry("By hand", Kind.BY_HAND),
            Map.entry("직접 하려면", Kind.BY_HAND),
            Map.entry("What to expect", Kind.EXPECT),
            Map.entry("결과 확인", Kind.EXPECT),
            Map.entry("Traps", Kind.TRAPS),
            Map.entry("함정", Kind.TRAPS),
            Map.entry("Since 9.6", Kind.SINCE),
            Map.entry("9.6 이후 달라진 점", Kind.SINCE),
            Map.entry("Hints", Kind.HINTS),
            Map.entry("힌트", Kind.HINTS),
            Map.entry("Explanation", Kind.EXPLANATION),
            Map.entry("설명", Kind.EXPLANATION),
            Map.entry("For the trainer", Kind.TRAINER),
            Map.entry("강사용", Kind.TRAINER),
            Map.entry("Documentation", Kind.DOCUMENTATION),
            Map.entry("문서", Kind.DOCUMENTATION));

    /** What a section is about, in any language. */
    public enum Kind {
        INTRO,
        WHY,
        BY_HAND,
        EXPECT,
        TRAPS,
        SINCE,
        /** Of an exercise: shown one by one. */
        HINTS,
        /** Of an exercise: shown when it is mended. */
        EXPLANATION,
        /** For whoever holds the class, and not for others. */
        TRAINER,
        DOCUMENTATION,
        /** Under any other heading. */
        OTHER
    }

    public Section {
        parts = List.copyOf(parts);
    }

    static Kind kindOf(String title) {
        return TITLES.getOrDefault(title, Kind.OTHER);
    }
}
