package org.standbywizard.plan;

/** How the standbys of a plan log in and follow. */
public record ReplicationSettings(
        String role,
        AuthMethod authentication,
        SecretRef password,
        boolean slots,
        SslMode sslMode,
        Synchronous synchronous,
        BackupOptions backup) {}
