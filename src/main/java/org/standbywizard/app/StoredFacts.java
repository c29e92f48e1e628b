package org.standbywizard.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.RecordFile;
import org.standbywizard.ui.model.FactsMemory;

/** What was last found on each server, in one file a server. */
final class StoredFacts implements FactsMemory {
    private final AppDirs directories;

    StoredFacts(AppDirs directories) {
        this.directories = directories;
    }

    /** An Optional as a record, for the file. */
    record Kept(Optional<Seen> seen) {
        Kept {
            seen = seen == null ? Optional.empty() : seen;
        }
    }

    @Override
    public Optional<Seen> recall(String server) {
        return file(server).read().seen();
    }

    @Override
    public void keep(String server, Seen seen) {
        file(server).write(new Kept(Optional.of(seen)));
    }

    /** Named by a hash: a server's name may hold what a file's name may not. */
    private RecordFile<Kept> file(String server) {
        return new RecordFile<>(
                directories.facts().resolve(hash(server) + ".json"), Kept.class, new Kept(Optional.empty()));
    }

    private static String hash(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
