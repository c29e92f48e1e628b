package org.standbywizard.app;

import org.standbywizard.store.AppDirs;
import org.standbywizard.store.RecordFile;
import org.standbywizard.ui.model.Preferences;

/** The window's preferences in a file of their own. */
final class StoredPreferences implements Preferences {
    private final RecordFile<Remembered> file;

    StoredPreferences(AppDirs directories) {
        this.file = new RecordFile<>(directories.preferences(), Remembered.class, Remembered.NOTHING);
    }

    @Override
    public Remembered read() {
        return file.read();
    }

    @Override
    public void write(Remembered remembered) {
        file.write(remembered);
    }
}
