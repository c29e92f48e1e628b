package org.standbywizard.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.Resource;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;

/**
 * Answers keyboard-interactive questions (RFC 4256): the first hidden question about a password gets the password, any
 * other is put to the person.
 */
final class Challenge implements ChallengeResponseProvider {
    private final Optional<Secret> password;
    private final Function<String, Secret> person;
    private boolean passwordGiven;
    private boolean personAsked;
    private Optional<FailureException> refusal = Optional.empty();
    private String instruction = "";

    /** @param person answers a question in the server's words; may throw FailureException */
    Challenge(Optional<Secret> password, Function<String, Secret> person) {
        this.password = password;
        this.person = person;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes") // As the library has it.
    public void init(Resource resource, String name, String words) {
        instruction = words == null ? "" : words.strip();
    }

    @Override
    public char[] getResponse(String prompt, boolean echo) {
        if (!echo && !passwordGiven && password.isPresent() && asksForPassword(prompt)) {
            passwordGiven = true;
            return password.get().reveal().toCharArray();
        }
        personAsked = true;
        try {
            String question = instruction.isEmpty() ? prompt.strip() : instruction + " " + prompt.strip();
            return person.apply(question).reveal().toCharArray();
        } catch (FailureException e) {
            refusal = Optional.of(e);
            return new char[0];
        }
    }

    private static boolean asksForPassword(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT);
        boolean code = words.contains("one-time") || words.contains("otp") || words.contains("code");
        return !code && (words.contains("password") || words.contains("암호") || words.contains("비밀번호"));
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }

    boolean passwordGiven() {
        return passwordGiven;
    }

    boolean personAsked() {
        return personAsked;
    }

    /** Why the person's answer could not be had. */
    Optional<FailureException> refusal() {
        return refusal;
    }
}
