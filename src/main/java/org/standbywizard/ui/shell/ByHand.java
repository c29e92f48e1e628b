package org.standbywizard.ui.shell;

/**
 * What a person would type or write for a step, at one place.
 *
 * @param where in words: on which host, as whom, or in which file
 * @param text with secrets masked
 */
public record ByHand(String where, String text) {}
