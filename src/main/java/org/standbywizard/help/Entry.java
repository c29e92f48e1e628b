package org.standbywizard.help;

/** One message of the catalogue in one language. */
public record Entry(String id, Marks marks, Article words) {}
