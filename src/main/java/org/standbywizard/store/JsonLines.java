package org.standbywizard.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.Validated;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of one JSON value a line. The first line says the format with its version, and the program that wrote it; every
 * other is {@code ["SUM",VALUE]} with a checksum over the value and all before it ({@link LineSum}). Lines are only ever
 * appended, each forced to disk. A last line that is not whole (the power went, the disk was full) counts as never
 * written; damage anywhere else is a problem that names the line. Only whole lines lost at the end cannot be told from
 * a file that was never longer. Long, because what is written and what is taken for whole must agree to the byte.
 *
 * @param format what the first line says
 * @param oldest the earliest version of it that is read, too: records leave out what was added since
 * @param type of the values
 * @param program who writes, for people who read it with another version
 */
record JsonLines<T>(FormatWord format, int oldest, Class<T> type, JsonMapper mapper, String program) {
    private static final int LARGEST = 256 << 20;
    private static final char END = '\n';
    private static final String PROGRAM = "program";
    private static final String SUM = "sum";
    /** Before the value: {@code ["0123456789abcdef",}. */
    private static final int OPENING = LineSum.LENGTH + 4;

    JsonLines(FormatWord format, Class<T> type, JsonMapper mapper) {
        this(format, format.version(), type, mapper, "");
    }

    /**
     * What a file holds.
     *
     * @param older whether an earlier version of the program wrote it: then nothing must be appended
     * @param torn whether a last line was left out because it is not whole
     * @param length bytes up to the end of the last whole line
     * @param sum of the last whole line
     */
    record Contents<T>(List<T> values, boolean older, boolean torn, long length, String sum) {}

    /** One line, with its sum. */
    record Line(byte[] bytes, String sum) {}

    /** The bytes of a file with these values. */
    byte[] bytes(List<T> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Line line = header();
        bytes.writeBytes(line.bytes());
        for (T value : values) {
            line = line(line.sum(), value);
            bytes.writeBytes(line.bytes());
        }
        return bytes.toByteArray();
    }

    /** The sum of the last line of {@link #bytes}. */
    String sum(List<T> values) {
        String sum = header().sum();
        for (T value : values) {
            sum = line(sum, value).sum();
        }
        return sum;
    }

    private Line header() {
        String sum = headerSum(format.toString(), program);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header(format.toString(), program, sum));
        bytes.write(END);
        return new Line(bytes.toByteArray(), sum);
    }

    private byte[] header(String said, String by, String sum) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(FormatWord.FIELD.toString(), said);
        fields.put(PROGRAM, by);
        fields.put(SUM, sum);
        return mapper.writeValueAsBytes(fields);
    }

    private static String headerSum(String format, String program) {
        return LineSum.of(format, program.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One value with its line's end. JSON has no bare line ends, so nothing in a value can end the line.
     *
     * @param previous the sum of the line before
     */
    Line line(String previous, T value) {
        byte[] json = mapper.writerFor(type).writeValueAsBytes(value);
        String sum = LineSum.of(previous, json);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(("[\"" + sum + "\",").getBytes(StandardCharsets.UTF_8));
        line.writeBytes(json);
        line.write(']');
        line.write(END);
        return new Line(line.toByteArray(), sum);
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
        int end = lineEnd(bytes, 0);
        if (end < 0) {
            return Validated.invalid(damaged(file, 1));
        }
        Optional<Problem> problem = header(file, Arrays.copyOf(bytes, end));
        if (problem.isPresent()) {
            return Validated.invalid(problem.get());
        }
        boolean older = format.isOlder(formatOf(Arrays.copyOf(bytes, end)));
        JsonMapper reader = older
                ? mapper.rebuild()
                        .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .build()
                : mapper;
        List<T> values = new ArrayList<>();
        String sum = sumOfHeader(Arrays.copyOf(bytes, end));
        int start = end + 1;
        for (int number = 2; start < bytes.length; number++) {
            end = lineEnd(bytes, start);
            byte[] line = Arrays.copyOfRange(bytes, start, end < 0 ? bytes.length : end);
            Optional<String> next = end < 0 ? Optional.empty() : sumOf(sum, line);
            if (next.isEmpty()) {
                return isTorn(sum, line, end < 0, end < 0 || end == bytes.length - 1)
                        ? Validated.valid(new Contents<>(List.copyOf(values), older, true, start, sum))
                        : Validated.invalid(damaged(file, number));
            }
            Optional<T> value = value(reader, line);
            if (value.isEmpty()) {
                return Validated.invalid(damaged(file, number));
            }
            values.add(value.get());
            sum = next.get();
            start = end + 1;
        }
        return Validated.valid(new Contents<>(List.copyOf(values), older, false, start, sum));
    }

    /**
     * Whether a line that is not whole was never wholly written: it has no end, or blocks of it never reached the disk
     * and are zero. One that is whole but for its end was: something else stands in the end's place.
     */
    private static boolean isTorn(String sum, byte[] line, boolean open, boolean last) {
        if (open) {
            return line.length == 0
                    || sumOf(sum, Arrays.copyOf(line, line.length - 1)).isEmpty();
        }
        int zero = indexOf(line, (byte) 0, 0);
        // A single one may be a blank of which a bit flipped.
        return last && zero >= 0 && zero + 1 < line.length && line[zero + 1] == 0;
    }

    /** The line's sum, if it is right. */
    private static Optional<String> sumOf(String previous, byte[] line) {
        if (line.length <= OPENING || line[line.length - 1] != ']') {
            return Optional.empty();
        }
        String sum = LineSum.of(previous, Arrays.copyOfRange(line, OPENING, line.length - 1));
        byte[] opening = ("[\"" + sum + "\",").getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(opening, Arrays.copyOf(line, OPENING)) ? Optional.of(sum) : Optional.empty();
    }

    private String formatOf(byte[] line) {
        return mapper.readTree(line).path(FormatWord.FIELD.toString()).asString("");
    }

    private String sumOfHeader(byte[] line) {
        return mapper.readTree(line).path(SUM).asString("");
    }

    private Optional<Problem> header(Path file, byte[] line) {
        try {
            JsonNode fields = mapper.readTree(line);
            String said = fields.path(FormatWord.FIELD.toString()).asString("");
            String by = fields.path(PROGRAM).asString("");
            String sum = fields.path(SUM).asString("");
            Optional<Problem> problem =
                    format.isSince(oldest, said) ? Optional.empty() : format.check(Optional.of(said));
            boolean whole = sum.equals(headerSum(said, by));
            // As such a version writes it: not even a blank or a field's name may differ.
            if (problem.isEmpty() && whole && Arrays.equals(line, header(said, by, sum))) {
                return Optional.empty();
            }
            if (problem.isEmpty() || !sum.isEmpty() && !whole) {
                return Optional.of(damaged(file, 1));
            }
            return by.isEmpty() ? problem : problem.map(known -> with(known, by));
        } catch (JacksonException e) {
            return Optional.of(damaged(file, 1));
        }
    }

    private static Problem with(Problem problem, String program) {
        List<String> args = new ArrayList<>(problem.args());
        args.add(program);
        return new Problem(problem.path(), problem.key(), args);
    }

    private Optional<T> value(JsonMapper reader, byte[] line) {
        try {
            return Optional.ofNullable(reader.readValue(Arrays.copyOfRange(line, OPENING, line.length - 1), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Problem damaged(Path file, int line) {
        return Problem.whole(ProblemKeys.LINE_DAMAGED, file.toString(), String.valueOf(line));
    }

    private static int lineEnd(byte[] bytes, int from) {
        return indexOf(bytes, (byte) END, from);
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
