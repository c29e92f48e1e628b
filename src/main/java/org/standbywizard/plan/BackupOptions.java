package org.standbywizard.plan;

import java.util.Optional;

/**
 * How the base backup is taken.
 *
 * @param maxRate pg_basebackup's --max-rate, as it spells it ({@code 50M}); empty means unlimited
 * @param fastCheckpoint start with an immediate checkpoint instead of waiting for a spread one
 * @param compression wire compression (server and client 15+), pg_basebackup's -Z value such as {@code server-zstd}
 * @param verify run pg_verifybackup on the copy before its first start (13+)
 */
public record BackupOptions(
        Optional<String> maxRate, boolean fastCheckpoint, Optional<String> compression, boolean verify) {

    public static BackupOptions defaults() {
        return new BackupOptions(Optional.empty(), true, Optional.empty(), true);
    }
}
