package org.standbywizard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record in a JSON file that only its user may read: something that is good to remember and no harm to forget. A
 * file that is missing, damaged or of another version is as if there were none; one that cannot be written is logged.
 *
 * @param <T> a record
 */
public final class RecordFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);
    /** Bytes; far more than anything that is kept so. */
    private static final int LARGEST = 4 << 20;

    private final Path file;
    private final Class<T> type;
    private final T nothing;
    private final JsonMapper mapper;

    /** @param nothing what is read where there is nothing to read */
    public RecordFile(Path file, Class<T> type, T nothing) {
        this.file = file;
        this.type = type;
        this.nothing = nothing;
        this.mapper = RecordJson.mapper()
                .rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
    }

    public synchronized T read() {
        try {
            if (!Files.exists(file) || Files.size(file) > LARGEST) {
                return nothing;
            }
            T value = mapper.readValue(Files.readAllBytes(file), type);
            return value == null ? nothing : value;
        } catch (IOException | JacksonException e) {
            LOG.warn("{} is not readable and is not used: {}", file, e.toString());
            return nothing;
        }
    }

    public synchronized void write(T value) {
        try {
            byte[] bytes = mapper.writeValueAsBytes(value);
            if (Files.exists(file)) {
                AtomicFile.replace(file, bytes);
            } else {
                AppDirs.createPrivate(file.getParent());
                AtomicFile.createPrivate(file, bytes);
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
