package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.Secret;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunEvent;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTest {
    private final JsonMapper mapper = RecordJson.mapper();

    sealed interface Shape {
        boolean isRound();

        String getName();
    }

    record Circle(int radius, Optional<String> colour) implements Shape {
        @Override
        public boolean isRound() {
            return true;
        }

        @Override
        public String getName() {
            return "circle";
        }
    }

    sealed interface Cornered extends Shape {
        @Override
        default boolean isRound() {
            return false;
        }

        @Override
        default String getName() {
            return "cornered";
        }
    }

    record Square(double side) implements Cornered {}

    record Nothing() implements Cornered {}

    enum Mood {
        GOOD,
        BAD
    }

    record Everything(
            List<Shape> shapes,
            Map<HostId, Shape> byHost,
            Optional<Shape> best,
            Cornered cornered,
            Optional<Integer> none,
            Duration duration,
            Instant instant,
            Path path,
            Mood mood,
            String text,
            Map<Mood, List<Optional<Long>>> nested) {}

    record Bytes(byte[] content) {}

    record WithSecret(String name, Optional<Secret> secret) {}

    record WithThread(Runnable work) {}

    private static final Everything EVERYTHING = new Everything(
            List.of(new Circle(1, Optional.of("red")), new Square(2.5), new Nothing()),
            Map.of(new HostId("db 1"), new Square(1)),
            Optional.of(new Nothing()),
            new Square(3),
            Optional.empty(),
            Duration.ofMillis(61_001),
            Instant.parse("2026-11-23T06:15:00.000000001Z"),
            Path.of("a b/c"),
            Mood.BAD,
            "' \" \\ \n\t\0 한 🐘",
            Map.of(Mood.GOOD, List.of(Optional.of(Long.MIN_VALUE), Optional.empty())));

    @Test
    void everyKindOfComponentComesBack() {
        String json = mapper.writeValueAsString(EVERYTHING);

        assertThat(mapper.readValue(json, Everything.class)).isEqualTo(EVERYTHING);
        assertThat(json).doesNotContain("\n").doesNotContain("round").doesNotContain("cornered\":\"");
    }

    @Test
    void membersOfSealedInterfacesAreNamed() {
        assertThat(mapper.writeValueAsString(new Circle(1, Optional.empty())))
                .isEqualTo("{\"type\":\"Circle\",\"radius\":1,\"colour\":null}");
        assertThat(mapper.writeValueAsString(new Nothing())).isEqualTo("{\"type\":\"Nothing\"}");
        assertThat(mapper.readValue("{\"side\":2,\"type\":\"Square\"}", Shape.class))
                .isEqualTo(new Square(2));
        assertThat(mapper.readValue("{\"type\":\"Square\",\"side\":2}", Square.class))
                .isEqualTo(new Square(2));
    }

    @Test
    void bytesComeBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String json = mapper.writeValueAsString(new Bytes(all));

        assertThat(mapper.readValue(json, Bytes.class).content()).isEqualTo(all);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (String json : List.of(
                "{\"type\":\"Square\"}",
                "{\"type\":\"Square\",\"side\":null}",
                "{\"type\":\"Square\",\"side\":1,\"more\":2}",
                "{\"type\":\"Triangle\",\"side\":1}",
                "{\"type\":\"org.standbywizard.store.RecordJsonTest$Square\",\"side\":1}",
                "{\"type\":\"java.lang.Thread\"}",
                "{\"side\":1}",
                "{\"type\":\"Square\",\"side\":1} x",
                "\"Square\"")) {
            assertThatThrownBy(() -> mapper.readValue(json, Shape.class))
                    .as(json)
                    .isInstanceOf(JacksonException.class);
        }
        assertThatThrownBy(() -> mapper.readValue("{\"type\":\"Circle\",\"radius\":1,\"colour\":null}", Cornered.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void secretsAndWhatIsNoRecordAreNeverWritten() {
        Command command = Command.of(new Script("s", "true"), new RunAs.Login())
                .withStdin("hunter2".getBytes(StandardCharsets.UTF_8));
        for (Object value : List.of(
                new Secret("hunter2"),
                new WithSecret("x", Optional.of(new Secret("hunter2"))),
                Map.of("a", new Secret("hunter2")),
                List.of(new Secret("hunter2")),
                command,
                new WithThread(() -> {}),
                new Object())) {
            assertThatThrownBy(() -> mapper.writeValueAsString(value))
                    .as(value.getClass().getName())
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining("is never written")
                    .message()
                    .doesNotContain("hunter2");
        }
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"x\",\"secret\":{\"value\":\"y\"}}", WithSecret.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"x\",\"secret\":\"y\"}", WithSecret.class))
                .isInstanceOf(JacksonException.class);
    }

    static Stream<Class<?>> everyProductRecord() {
        Stream<Class<?>> members = Stream.of(
                        Step.class, JournalEntry.class, RunEvent.class, Failure.class, SecretRef.class)
                .flatMap(type -> SampleRecords.leaves(type).stream());
        return Stream.concat(members, Stream.of(ReplicationPlan.class, ChangeSet.class, HostFacts.class));
    }

    @ParameterizedTest
    @MethodSource
    void everyProductRecord(Class<?> type) {
        Object sample = SampleRecords.of(type);

        assertThat((Object) mapper.readValue(mapper.writeValueAsString(sample), type))
                .isEqualTo(sample);
        for (Class<?> above : type.getInterfaces()) {
            if (above.isSealed()) {
                assertThat((Object) mapper.readValue(mapper.writeValueAsString(sample), above))
                        .isEqualTo(sample);
            }
        }
    }
}
