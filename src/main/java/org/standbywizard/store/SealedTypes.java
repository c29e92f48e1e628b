package org.standbywizard.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Tells Jackson what the compiler knows of sealed interfaces, so that the records need no annotations: a record of a
 * sealed interface is written with its simple name as {@code type} and read back by it. No other type can be named, so
 * a file cannot make the program load a class.
 */
final class SealedTypes extends AnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String PROPERTY = "type";
    private static final JsonTypeInfo.Value BY_NAME = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, PROPERTY, null, false, Boolean.TRUE, null);

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated place) {
        return place instanceof AnnotatedClass && family(place.getRawType()).isPresent() ? BY_NAME : null;
    }

    @Override
    public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated place) {
        Optional<Class<?>> family = place instanceof AnnotatedClass ? family(place.getRawType()) : Optional.empty();
        return family.map(root -> members(root).entrySet().stream()
                        .filter(member -> place.getRawType().isAssignableFrom(member.getValue()))
                        .map(member -> new NamedType(member.getValue(), member.getKey()))
                        .toList())
                .orElse(null);
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return family(type.getRawType()).isPresent() ? type.getRawType().getSimpleName() : null;
    }

    /** The topmost sealed interface over a type. Sealed types of the JDK (over String, over every enum) do not count. */
    private static Optional<Class<?>> family(Class<?> type) {
        if (type.isEnum() || type.getName().startsWith("java.")) {
            return Optional.empty();
        }
        Optional<Class<?>> above = Stream.concat(
                        Arrays.stream(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                .map(SealedTypes::family)
                .flatMap(Optional::stream)
                .findFirst();
        return above.or(() -> type.isSealed() ? Optional.of(type) : Optional.empty());
    }

    private static Map<String, Class<?>> members(Class<?> root) {
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        for (Class<?> leaf : leaves(root)) {
            Class<?> other = byName.put(leaf.getSimpleName(), leaf);
            if (other != null && other != leaf) {
                throw new IllegalStateException(other.getName() + " and " + leaf.getName() + " share a name");
            }
        }
        return byName;
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            found.addAll(leaves(permitted));
        }
        return found;
    }
}
