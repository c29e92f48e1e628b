package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.standbywizard.run.JournalEntry;

/**
 * The shape of everything that a journal holds, beside the version of its format: whoever changes one without the other
 * would make old journals unreadable, or read wrongly, without a word. After a release a new shape needs a new version
 * and a new file; before it, the file of the version may follow.
 */
class JournalShapeTest {
    @Test
    void aJournalOfThisVersionHasTheShapeThatItIsKnownFor() throws IOException {
        int version = FormatWord.parse(FileJournals.FORMAT).version();
        try (InputStream in = getClass().getResourceAsStream("journal-" + version + ".txt")) {
            assertThat(in).as("the shape of version " + version).isNotNull();
            assertThat(shape()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Every record and enumeration below a journal's entry, with its components, one a line. */
    private static String shape() {
        TreeMap<String, String> found = new TreeMap<>();
        Deque<Type> open = new ArrayDeque<>(List.of(JournalEntry.class));
        TreeSet<String> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            Type type = open.pop();
            if (type instanceof ParameterizedType generic) {
                open.addAll(Arrays.asList(generic.getActualTypeArguments()));
            } else if (type instanceof Class<?> plain && seen.add(plain.getName())) {
                look(plain, open, found);
            }
        }
        return found.entrySet().stream()
                .map(one -> one.getKey() + one.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void look(Class<?> type, Deque<Type> open, Map<String, String> found) {
        String name = type.getName().replace("org.standbywizard.", "");
        if (type.isSealed()) {
            open.addAll(Arrays.asList(type.getPermittedSubclasses()));
        } else if (type.isEnum()) {
            found.put(name, " " + Arrays.toString(type.getEnumConstants()));
        } else if (type.isRecord()) {
            found.put(
                    name,
                    Arrays.stream(type.getRecordComponents())
                            .map(JournalShapeTest::component)
                            .collect(Collectors.joining(", ", "(", ")")));
            Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(open::add);
        }
    }

    private static String component(RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        return type.replaceAll("[a-z]+(\\.[a-z]+)*\\.", "") + " " + component.getName();
    }
}
