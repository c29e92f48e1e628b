package org.standbywizard.run;

import java.util.List;

/** One run's journal: appended and flushed to disk line by line. */
public interface Journal extends AutoCloseable {
    /** Returns when the entry is on disk. Safe for several threads. */
    void append(JournalEntry entry);

    /** All entries so far; a torn last line is left out. */
    List<JournalEntry> entries();

    /** The change set as a file for the hosts. */
    byte[] changeSetFile();

    @Override
    void close();
}
