package org.standbywizard.text;

import java.util.List;
import org.standbywizard.remote.SecretPurpose;

/** What a secret is for, in words that fit into a question: {@code password of admin on db1}. */
public final class SecretText {
    private SecretText() {}

    /** A server's own question is shown with what cannot be seen spelt out. */
    public static String of(Messages messages, SecretPurpose purpose) {
        List<String> values = purpose.args().stream().map(Printable::text).toList();
        return messages.get("secret." + purpose.kind(), values.toArray());
    }
}
