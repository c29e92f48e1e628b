package org.standbywizard.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.Validated;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of one JSON value a line, the first line with the format and its version. Lines are only ever appended, each
 * forced to disk. A last line that is not whole (the power went, the disk was full) counts as never written; damage
 * anywhere else is a problem.
 *
 * @param format what the first line says
 * @param type of the values
 */
record JsonLines<T>(FormatWord format, Class<T> type, JsonMapper mapper) {
    private static final int LARGEST = 256 << 20;
    private static final char END = '\n';

    /**
     * What a file holds.
     *
     * @param torn whether a last line was left out because it is not whole
     * @param length bytes up to the end of the last whole line
     */
    record Contents<T>(List<T> values, boolean torn, long length) {}

    /** The bytes of a file with these values. */
    byte[] bytes(List<T> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(mapper.writeValueAsBytes(Map.of(FormatWord.FIELD.toString(), format.toString())));
        bytes.write(END);
        values.forEach(value -> bytes.writeBytes(line(value)));
        return bytes.toByteArray();
    }

    /** One value with its line's end. JSON has no bare line ends, so nothing in a value can end the line. */
    byte[] line(T value) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(mapper.writerFor(type).writeValueAsBytes(value));
        line.write(END);
        return line.toByteArray();
    }

    Validated<Contents<T>> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? Validated.invalid(Problem.whole(
                            ProblemKeys.FILE_TOO_BIG,
                            file.toString(),
                            String.valueOf(Files.size(file)),
                            String.valueOf(LARGEST)))
                    : parse(file, bytes);
        } catch (NoSuchFileException e) {
            return Validated.invalid(Problem.whole(ProblemKeys.FILE_MISSING, file.toString()));
        } catch (IOException e) {
            return Validated.invalid(Problem.whole(ProblemKeys.FILE_UNREADABLE, file.toString(), IoReason.of(e)));
        }
    }

    private Validated<Contents<T>> parse(Path file, byte[] bytes) {
        List<T> values = new ArrayList<>();
        int number = 0;
        int start = 0;
        for (int end = lineEnd(bytes, 0); end >= 0; start = end + 1, end = lineEnd(bytes, start)) {
            number++;
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            Optional<Problem> problem = number == 1 ? header(file, line) : value(file, line, number, values);
            boolean last = end == bytes.length - 1;
            if (problem.isPresent() && last && number > 1 && !isJson(line)) {
                return Validated.valid(new Contents<>(List.copyOf(values), true, start));
            }
            if (problem.isPresent()) {
                return Validated.invalid(problem.get());
            }
        }
        return number == 0
                ? Validated.invalid(damaged(file, 1))
                : Validated.valid(new Contents<>(List.copyOf(values), start < bytes.length, start));
    }

    private Optional<Problem> header(Path file, String line) {
        try {
            JsonNode field = mapper.readTree(line).path(FormatWord.FIELD.toString());
            return format.check(Optional.of(field.asString("")));
        } catch (JacksonException e) {
            return Optional.of(damaged(file, 1));
        }
    }

    private Optional<Problem> value(Path file, String line, int number, List<T> values) {
        try {
            T value = mapper.readValue(line, type);
            if (value != null) {
                values.add(value);
                return Optional.empty();
            }
        } catch (JacksonException e) {
            return Optional.of(damaged(file, number));
        }
        return Optional.of(damaged(file, number));
    }

    private boolean isJson(String line) {
        try {
            return !mapper.readTree(line).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Problem damaged(Path file, int line) {
        return Problem.whole(ProblemKeys.LINE_DAMAGED, file.toString(), String.valueOf(line));
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == END) {
                return i;
            }
        }
        return -1;
    }
}
