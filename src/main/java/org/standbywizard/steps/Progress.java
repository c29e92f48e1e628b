package org.standbywizard.steps;

/**
 * How far a base backup is.
 *
 * @param phase {@code waiting-for-checkpoint}, {@code copying} or {@code finishing}
 * @param doneBytes streamed so far
 * @param totalBytes as estimated by the server, grows; 0 if unknown
 */
public record Progress(String phase, long doneBytes, long totalBytes) {}
