package org.standbywizard.learn;

/** A piece of a line of text. */
public sealed interface Span {
    String text();

    record Plain(String text) implements Span {}

    record Emphasis(String text, boolean strong) implements Span {}

    /** A word as a server or a shell spells it. */
    record Code(String text) implements Span {}

    /** @param address {@code https://...} */
    record Link(String text, String address) implements Span {}
}
