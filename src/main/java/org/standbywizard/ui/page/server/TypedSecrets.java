package org.standbywizard.ui.page.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;

/** The secrets typed on one card: in memory only, never in the plan. */
public final class TypedSecrets {
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty sudoPassword = new SimpleStringProperty("");
    private final Map<SecretPurpose, Secret> given = new HashMap<>();

    public StringProperty password() {
        return password;
    }

    public StringProperty passphrase() {
        return passphrase;
    }

    public StringProperty sudoPassword() {
        return sudoPassword;
    }

    /** Keeps the answer to a question, so that the next attempt need not ask; one that serves once is not kept. */
    void answered(SecretPurpose purpose, Secret secret) {
        if (!(purpose instanceof SecretPurpose.OneTime)) {
            given.put(purpose, secret);
        }
    }

    /** Those answers turned out wrong, or belong to another login. */
    void forgetAnswers() {
        given.clear();
    }

    void forgetPassphrase() {
        passphrase.set("");
        given.keySet().removeIf(SecretPurpose.Passphrase.class::isInstance);
    }

    void forget() {
        password.set("");
        sudoPassword.set("");
        passphrase.set("");
        given.clear();
    }

    Answers answers(String host, Optional<String> keyFile) {
        return new Answers(host, keyFile, text(password), text(passphrase), text(sudoPassword), given);
    }

    /** Exchanges the contents, as when servers are swapped. */
    void swap(TypedSecrets other) {
        swap(password, other.password);
        swap(passphrase, other.passphrase);
        swap(sudoPassword, other.sudoPassword);
        Map<SecretPurpose, Secret> own = new HashMap<>(given);
        given.clear();
        given.putAll(other.given);
        other.given.clear();
        other.given.putAll(own);
    }

    private static void swap(StringProperty one, StringProperty other) {
        String text = one.get();
        one.set(other.get());
        other.set(text);
    }

    private static Optional<Secret> text(StringProperty typed) {
        return typed.get().isEmpty() ? Optional.empty() : Optional.of(new Secret(typed.get()));
    }

    @Override
    public String toString() {
        return "typed secrets";
    }
}
