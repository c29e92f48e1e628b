package org.standbywizard.lab.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One message of a server: its type and its body, read from the front (PostgreSQL, "Message Formats"). */
public record Message(char type, ByteBuffer body) {
    /** A text up to its zero byte. */
    String text() {
        int start = body.position();
        while (body.get() != 0) {}
        return new String(body.array(), start, body.position() - 1 - start, StandardCharsets.UTF_8);
    }

    /** What is left, as text. */
    String rest() {
        return new String(body.array(), body.position(), body.remaining(), StandardCharsets.UTF_8);
    }

    /** The names in a RowDescription. */
    List<String> names() {
        int count = body.getShort();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(text());
            // Table, attribute, type, size, modifier and format.
            body.position(body.position() + 18);
        }
        return names;
    }

    /** The columns of a DataRow; null where a column is null. */
    List<String> columns() {
        int count = body.getShort();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = body.getInt();
            if (length < 0) {
                columns.add(null);
            } else {
                byte[] value = new byte[length];
                body.get(value);
                columns.add(new String(value, StandardCharsets.UTF_8));
            }
        }
        return columns;
    }

    /** The fields of an ErrorResponse or NoticeResponse. */
    Map<Character, String> fields() {
        Map<Character, String> fields = new LinkedHashMap<>();
        for (byte field = body.get(); field != 0; field = body.get()) {
            fields.put((char) field, text());
        }
        return fields;
    }
}
