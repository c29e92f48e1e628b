package org.standbywizard.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.conf.RawText;
import org.standbywizard.remote.Script;

/** The files of an export, gathered while its scripts are written. */
final class Files {
    private final Map<String, ExportFile> byPath = new LinkedHashMap<>();

    void add(ExportFile file) {
        byPath.put(file.path(), file);
    }

    /** A program of the wizard itself, in {@code lib}. @return its name there */
    String program(Script script) {
        add(ExportFile.text("lib/" + script.name(), script.text()));
        return script.name();
    }

    /** @return where it is, as scripts name it */
    String raw(String path, String raw) {
        add(new ExportFile(path, RawText.bytes(raw), false));
        return path;
    }

    /** @return where it is, as scripts name it */
    String text(String path, String text) {
        add(ExportFile.text(path, text));
        return path;
    }

    List<ExportFile> all() {
        return List.copyOf(byPath.values());
    }
}
