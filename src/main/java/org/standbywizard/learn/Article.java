package org.standbywizard.learn;

import java.util.List;
import java.util.Optional;

/**
 * The text about a topic in one language.
 *
 * @param start of a lesson: the practice lab's state that it begins with
 * @param sections the first one is the introduction
 */
public record Article(Topic topic, String title, Optional<LabState> start, List<Section> sections) {
    public Article {
        sections = List.copyOf(sections);
    }

    public Optional<Section> section(Section.Kind kind) {
        return sections.stream().filter(section -> section.kind() == kind).findFirst();
    }

    /** Without what is meant for the trainer. */
    public Article forEverybody() {
        return new Article(
                topic,
                title,
                start,
                sections.stream()
                        .filter(section -> section.kind() != Section.Kind.TRAINER)
                        .toList());
    }
}
