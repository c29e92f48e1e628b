package org.standbywizard.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;

/** The texts as they lie among the sources. */
final class Texts {
    static final Path DIRECTORY = Path.of("src", "main", "resources", "org", "standbywizard", "learn");
    static final List<String> LANGUAGES = List.of("en", "ko");
    /** Every major version that the wizard knows, and none. */
    static final List<Names> ALL_NAMES = Stream.concat(
                    Stream.of(Optional.<PgVersion>empty()),
                    Stream.of("9.6", "10", "11", "12", "13", "14", "15", "16", "17", "18")
                            .map(PgVersion::parse)
                            .map(Optional::of))
            .map(version -> Names.of("db1", "db2", version))
            .toList();

    private Texts() {}

    /** Names of the topics of a kind that there is a file about. */
    static Set<String> names(String language, Topic.Kind kind) throws IOException {
        Path directory = DIRECTORY.resolve(language).resolve(kind.word());
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .map(file -> file.endsWith(".md") ? file.substring(0, file.length() - 3) : "?" + file)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<Topic> topics(String language) throws IOException {
        List<Topic> topics = new java.util.ArrayList<>();
        for (Topic.Kind kind : Topic.Kind.values()) {
            names(language, kind).forEach(name -> topics.add(new Topic(kind, name)));
        }
        return topics;
    }

    static Article read(String language, Topic topic, Names names) throws IOException {
        return Reader.read(topic, Files.readString(DIRECTORY.resolve(language).resolve(topic + ".md")), names);
    }
}
