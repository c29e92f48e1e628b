package org.standbywizard.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.file.Path;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.UnknownSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON of records, exactly as they are: every component and nothing else, sealed interfaces by their member's name
 * ({@link SealedTypes}). Whatever is no record is refused, secrets first of all.
 */
public final class RecordJson {
    private RecordJson() {}

    public static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("records");
        module.addSerializer(Path.class, new PathSerializer());
        module.addDeserializer(Path.class, new PathDeserializer());
        module.addSerializer(Secret.class, new Refuser<>(Secret.class));
        module.addDeserializer(Secret.class, new ReadRefuser());
        module.addSerializer(Command.Input.class, new Refuser<>(Command.Input.class));
        module.setSerializerModifier(new RecordsOnly());
        return JsonMapper.builder()
                .addModule(module)
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new SealedTypes(), new JacksonAnnotationIntrospector()))
                // A record's is... and get... methods are computed, not kept.
                .changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Paths as the system spells them; Jackson's own URIs would make relative ones absolute. */
    private static final class PathSerializer extends StdSerializer<Path> {
        PathSerializer() {
            super(Path.class);
        }

        @Override
        public void serialize(Path path, JsonGenerator json, SerializationContext context) {
            json.writeString(path.toString());
        }
    }

    private static final class PathDeserializer extends StdDeserializer<Path> {
        private static final long serialVersionUID = 1L;

        PathDeserializer() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser json, DeserializationContext context) {
            return Path.of(json.getString());
        }
    }

    /** A file that holds a secret was not written here. */
    private static final class ReadRefuser extends StdDeserializer<Secret> {
        private static final long serialVersionUID = 1L;

        ReadRefuser() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser json, DeserializationContext context) {
            return context.reportBadDefinition(Secret.class, "is never read");
        }
    }

    /** Throws instead of writing. */
    private static final class Refuser<T> extends StdSerializer<T> {
        Refuser(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            context.reportBadDefinition(handledType(), "is never written", null);
        }
    }

    private static final class RecordsOnly extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier type, ValueSerializer<?> serializer) {
            boolean asBean = serializer instanceof BeanSerializerBase || serializer instanceof UnknownSerializer;
            return asBean && !type.getBeanClass().isRecord() ? new Refuser<>(type.getBeanClass()) : serializer;
        }
    }
}
