package org.standbywizard.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.PgVersion;

/** Makes an instance of any record, with something in every component. */
final class SampleRecords {
    private SampleRecords() {}

    private static final int DEEPEST = 12;

    /** Every record that a sealed interface permits, at any depth. */
    static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> found = new ArrayList<>();
        Arrays.stream(type.getPermittedSubclasses()).map(SampleRecords::leaves).forEach(found::addAll);
        return found;
    }

    static Object of(Type type) {
        return of(type, 0);
    }

    private static Object of(Type type, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("too deep at " + type);
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, depth);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == PgVersion.class) {
            return new PgVersion(150018);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        if (plain.isSealed()) {
            List<Class<?>> leaves = leaves(plain);
            return of(leaves.get(leaves.size() - 1), depth + 1);
        }
        return plain.isRecord() ? record(plain, depth) : simple(plain);
    }

    private static Object simple(Class<?> type) {
        Map<Class<?>, Object> values = new HashMap<>();
        values.put(String.class, "quotes ' \" \\ \n 한글 🐘");
        values.put(int.class, -7);
        values.put(Integer.class, 65_535);
        values.put(long.class, Long.MAX_VALUE);
        values.put(Long.class, Long.MIN_VALUE);
        values.put(boolean.class, true);
        values.put(Boolean.class, false);
        values.put(double.class, 1_700_000_000.123456);
        values.put(Double.class, 0.1);
        values.put(Path.class, Path.of("rel", "a b"));
        values.put(Duration.class, Duration.ofMillis(1_500));
        values.put(Instant.class, Instant.parse("2026-11-23T06:15:00.123456789Z"));
        if (!values.containsKey(type)) {
            throw new IllegalStateException("no sample for " + type);
        }
        return values.get(type);
    }

    private static Object generic(ParameterizedType type, int depth) {
        Type[] of = type.getActualTypeArguments();
        Object first = of(of[0], depth + 1);
        if (type.getRawType() == Optional.class) {
            return Optional.of(first);
        }
        if (type.getRawType() == List.class) {
            return List.of(first);
        }
        if (type.getRawType() == Set.class) {
            return Set.of(first);
        }
        if (type.getRawType() == Map.class) {
            return Map.of(first, of(of[1], depth + 1));
        }
        throw new IllegalStateException("no sample for " + type);
    }

    private static Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = of(components[i].getGenericType(), depth + 1);
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }
}
