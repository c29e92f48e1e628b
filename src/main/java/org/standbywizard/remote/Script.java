package org.standbywizard.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A constant POSIX sh script. Values reach it as positional parameters or on standard input, never inside its text.
 *
 * @param name short, for messages and journals
 */
public record Script(String name, String text) {

    /** The script that lies beside {@code anchor}'s class file. */
    public static Script resource(Class<?> anchor, String fileName) {
        try (InputStream in = anchor.getResourceAsStream(fileName)) {
            if (in == null) {
                throw new IllegalArgumentException("no such script: " + fileName);
            }
            return new Script(fileName, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This script, run after the functions of a shared library script. */
    public Script after(Script library) {
        return new Script(name, library.text() + "\n" + text);
    }

    @Override
    public String toString() {
        return name;
    }
}
