package org.standbywizard.conf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Between bytes, raw text (one char for each byte) and words. */
public final class RawText {

    private RawText() {}

    /** The raw text of a file's bytes. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * The bytes of raw text.
     *
     * @throws IllegalArgumentException if the text was never carried over and cannot be bytes
     */
    public static byte[] bytes(String raw) {
        return require(raw).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Words as raw text: their UTF-8 bytes. ASCII stays as it is. */
    public static String carry(String words) {
        return new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Raw text as words, for people to read: decoded where it is valid UTF-8, otherwise unchanged. */
    public static String show(String raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(raw)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return raw;
        }
    }

    /** Returns the text itself if every char stands for one byte, and complains otherwise. */
    static String require(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("not raw text, use RawText.carry first: char " + i + " is U+"
                        + Integer.toHexString(raw.charAt(i)));
            }
        }
        return raw;
    }
}
