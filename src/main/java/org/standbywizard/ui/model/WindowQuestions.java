package org.standbywizard.ui.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;

/** Puts questions of background tasks into a property of the window, one at a time, and waits for the answer. */
public final class WindowQuestions implements Access.Questions {
    /** A person may be at lunch; a server's session does not wait longer anyway. */
    private static final long PATIENCE_MINUTES = 30;

    private final Executor window;
    private final ObjectProperty<Optional<Question>> shown;

    /** @param window the window's thread */
    public WindowQuestions(Executor window, ObjectProperty<Optional<Question>> shown) {
        this.window = window;
        this.shown = shown;
    }

    @Override
    public boolean acceptHostKey(String host, String keyType, String fingerprint) {
        return ask(answer -> new Question.HostKey(host, keyType, fingerprint, answer), false);
    }

    @Override
    public Optional<Secret> secret(SecretPurpose purpose) {
        return ask(answer -> new Question.ForSecret(purpose, answer), Optional.empty());
    }

    private synchronized <T> T ask(Function<Consumer<T>, Question> question, T givenUp) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        window.execute(() -> shown.set(Optional.of(question.apply(answered::complete))));
        try {
            return answered.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return givenUp;
        } catch (ExecutionException | TimeoutException e) {
            return givenUp;
        } finally {
            window.execute(() -> shown.set(Optional.empty()));
        }
    }
}
