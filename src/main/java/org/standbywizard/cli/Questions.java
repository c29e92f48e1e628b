package org.standbywizard.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.text.HostKeyText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.SecretText;

/** What a person is asked. Without a terminal, or with JSON output, the answer is always no. */
public final class Questions {
    private final Terminal terminal;
    private final Messages messages;
    private final Cancellation cancellation;
    private final boolean allowed;

    Questions(Terminal terminal, Messages messages, Cancellation cancellation, boolean machine) {
        this.terminal = terminal;
        this.messages = messages;
        this.cancellation = cancellation;
        this.allowed = !machine && terminal.asks();
    }

    /** Whether there is somebody to ask. */
    public boolean possible() {
        return allowed;
    }

    /** Yes or no; anything but a yes is a no. */
    boolean agree(String key, Object... values) {
        if (!allowed) {
            return false;
        }
        String answer = terminal.ask(messages.get(key, values) + " " + messages.get("ask.choice"), cancellation)
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return !answer.isEmpty()
                && Stream.of(messages.get("ask.yes").split(" ")).anyMatch(yes -> yes.startsWith(answer));
    }

    /** Whether the person types exactly this word. */
    boolean typed(String word, String key, Object... values) {
        return allowed
                && terminal.ask(messages.get(key, values), cancellation)
                        .orElse("")
                        .strip()
                        .equals(word);
    }

    /** Whether an unknown host key is the right one. */
    public boolean acceptHostKey(String host, String keyType, String fingerprint) {
        return agree("ask.host-key", host, keyType, fingerprint, HostKeyText.command(keyType));
    }

    /** A secret, typed unseen; empty if nobody can be asked. */
    public Optional<Secret> secret(SecretPurpose purpose) {
        return allowed
                ? terminal.askSecret(messages.get("ask.secret", SecretText.of(messages, purpose)), cancellation)
                : Optional.empty();
    }
}
