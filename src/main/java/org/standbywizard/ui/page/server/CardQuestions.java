package org.standbywizard.ui.page.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Question;

/** Answers one login attempt's questions from what was typed, and puts the others on the card. */
final class CardQuestions implements Access.Questions {
    /** A person may have to walk to the server's console. */
    private static final long PATIENCE_MINUTES = 30;

    private final Executor window;
    private final Answers answers;
    private final Way way;
    private final Consumer<Optional<Question>> show;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();

    /** @param show puts a question on the card, or takes it off; called on the window's thread */
    CardQuestions(Executor window, Answers answers, Way way, Consumer<Optional<Question>> show) {
        this.window = window;
        this.answers = answers;
        this.way = way;
        this.show = show;
    }

    @Override
    public boolean acceptHostKey(String host, String keyType, String fingerprint) {
        return ask(answer -> new Question.HostKey(host, keyType, fingerprint, answer), false);
    }

    @Override
    public Optional<Secret> secret(SecretPurpose purpose) {
        Optional<Secret> typed = answers.to(purpose);
        if (typed.isPresent()) {
            return typed;
        }
        // A key file that happens to lie in ~/.ssh: who chose the password does not mean it.
        return way == Way.PASSWORD && purpose instanceof SecretPurpose.Passphrase
                ? Optional.empty()
                : ask(answer -> new Question.ForSecret(purpose, answer), Optional.empty());
    }

    /** Answers what is being asked, and all that will be, with no. */
    void giveUp() {
        givenUp.complete(null);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The answer is waited for.
    private <T> T ask(Function<Consumer<T>, Question> question, T no) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        givenUp.thenRun(() -> answered.complete(no));
        window.execute(() -> show.accept(Optional.of(question.apply(answered::complete))));
        try {
            return answered.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return no;
        } catch (ExecutionException | TimeoutException e) {
            return no;
        } finally {
            window.execute(() -> show.accept(Optional.empty()));
        }
    }
}
