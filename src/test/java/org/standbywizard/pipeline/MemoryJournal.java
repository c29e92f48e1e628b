package org.standbywizard.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;

/** A journal that lives as long as the test. */
final class MemoryJournal implements Journal {
    private final List<JournalEntry> entries = new ArrayList<>();

    @Override
    public synchronized void append(JournalEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public byte[] changeSetFile() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
