package org.standbywizard.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPrompt;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/**
 * Secrets from environment variables, files and a person, who is asked once for each purpose while the process lives.
 * Safe for several threads; one question stands at a time.
 */
public final class PlanSecrets implements Secrets {
    private final UnaryOperator<String> environment;
    private final SecretPrompt prompt;
    private final Map<SecretPurpose, Secret> answers = new HashMap<>();

    /** @param environment variables by name, null for one that is not set: {@code System::getenv} */
    public PlanSecrets(UnaryOperator<String> environment, SecretPrompt prompt) {
        this.environment = environment;
        this.prompt = prompt;
    }

    @Override
    public Secret get(SecretRef ref, SecretPurpose purpose) {
        if (ref instanceof SecretRef.Env env) {
            return variable(env.variable(), purpose);
        }
        if (ref instanceof SecretRef.FromFile file) {
            return SecretFile.read(file.path(), purpose);
        }
        if (ref instanceof SecretRef.Prompt) {
            synchronized (answers) {
                return answers.computeIfAbsent(purpose, this::once);
            }
        }
        // The run makes those, and only it knows where they are kept.
        throw Here.refused("secret.generated", purpose);
    }

    @Override
    public Secret once(SecretPurpose purpose) {
        synchronized (answers) {
            return prompt.ask(purpose).orElseThrow(() -> Here.refused("secret.not-given", purpose));
        }
    }

    @Override
    public void forget(SecretPurpose purpose) {
        synchronized (answers) {
            answers.remove(purpose);
        }
    }

    private Secret variable(String name, SecretPurpose purpose) {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            throw Here.refused("secret.variable-missing", purpose, name);
        }
        return new Secret(value);
    }
}
