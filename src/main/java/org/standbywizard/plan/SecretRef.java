package org.standbywizard.plan;

import java.nio.file.Path;

/** Where a secret comes from; never the secret. */
public sealed interface SecretRef {
    /** Made by the wizard, kept only in the servers' passfiles. */
    record Generated() implements SecretRef {}

    /** Asked from the person. */
    record Prompt() implements SecretRef {}

    /** Read from an environment variable of the wizard's process. */
    record Env(String variable) implements SecretRef {}

    /** The first line of a file on the desktop. */
    record FromFile(Path path) implements SecretRef {}
}
