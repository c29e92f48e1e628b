package org.standbywizard.ui.page.preview;

import java.util.Optional;
import java.util.stream.Collectors;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Secret;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.WritePassfile;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.model.Previewed;

/**
 * What is to be said of the password of a step.
 *
 * @param password what can be shown if it is asked for: only one that the wizard has made up for this run
 */
record SecretNote(String text, Optional<Secret> password) {
    private static final SecretNote NONE = new SecretNote("", Optional.empty());

    /** Without a text for a step without a password. */
    static SecretNote of(Messages words, Step step, Previewed previewed) {
        ReplicationPlan plan = previewed.checked().plan();
        ChangeSet changeSet = previewed.changeSet();
        boolean about = step instanceof WritePassfile || step instanceof EnsureRole;
        if (!about || !plan.replication().authentication().needsPassword()) {
            return NONE;
        }
        if (!(plan.replication().password() instanceof SecretRef.Generated)) {
            return new SecretNote(words.get("page.preview.secret.given"), Optional.empty());
        }
        boolean fresh = changeSet.steps().anyMatch(s -> s instanceof EnsureRole role && !role.existed());
        String places = changeSet.passfiles().stream()
                .map(file -> words.get("page.preview.secret.place", file.path(), file.host()))
                .collect(Collectors.joining(", "));
        return fresh
                ? new SecretNote(words.get("page.preview.secret.generated", places), Optional.of(previewed.password()))
                : new SecretNote(words.get("page.preview.secret.kept", places), Optional.empty());
    }
}
