package org.standbywizard.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One file of an export.
 *
 * @param path below the export's directory, with {@code /}
 */
public record ExportFile(String path, byte[] content, boolean executable) {
    public ExportFile {
        content = content.clone();
    }

    static ExportFile text(String path, String text) {
        return new ExportFile(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExportFile file
                && file.path.equals(path)
                && file.executable == executable
                && Arrays.equals(file.content, content);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
