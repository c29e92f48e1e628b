package org.standbywizard.plan;

/**
 * What lies at a path of a host, links followed.
 *
 * @param empty whether a directory holds nothing
 * @param mountPoint whether a file system is mounted just there
 * @param mode octal, such as {@code 0700}
 * @param freeBytes free there, or where its nearest existing parent lies, bytes
 */
public record PathFacts(
        String path,
        boolean exists,
        boolean directory,
        boolean empty,
        boolean mountPoint,
        String owner,
        String mode,
        long freeBytes) {}
