package org.standbywizard.ui.page.preview;

import java.util.stream.Collectors;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.WritePassfile;
import org.standbywizard.text.Messages;

/** What is to be said of the password of a step: a generated one does not exist before the run. */
final class SecretNote {
    private SecretNote() {}

    /** Empty for a step without a password. */
    static String of(Messages words, Step step, ReplicationPlan plan, ChangeSet changeSet) {
        boolean about = step instanceof WritePassfile || step instanceof EnsureRole;
        if (!about || !plan.replication().authentication().needsPassword()) {
            return "";
        }
        if (!(plan.replication().password() instanceof SecretRef.Generated)) {
            return words.get("page.preview.secret.given");
        }
        boolean fresh = changeSet.steps().anyMatch(s -> s instanceof EnsureRole role && !role.existed());
        String places = changeSet.passfiles().stream()
                .map(file -> words.get("page.preview.secret.place", file.path(), file.host()))
                .collect(Collectors.joining(", "));
        return words.get(fresh ? "page.preview.secret.generated" : "page.preview.secret.kept", places);
    }
}
