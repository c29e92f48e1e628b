package org.standbywizard.ui.page.server;

import java.util.List;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/** Who is logged in where, as a draft says it. Pure. */
final class Login {
    private static final List<String> MEMBERS = List.of("host", "ssh", "sudo");

    private Login() {}

    /** What of a server's part decides it. */
    static PlanDraft of(PlanDraft part) {
        PlanDraft login = PlanDraft.EMPTY;
        for (String member : MEMBERS) {
            DraftNode node = part.root().members().get(member);
            login = node == null ? login : new PlanDraft(login.root().with(member, node));
        }
        return login;
    }

    /** Whether a password of the one may be that of the other. */
    static boolean isSameAccount(PlanDraft one, PlanDraft other) {
        return isSame(one, other, Field.HOST) && isSame(one, other, Field.USER);
    }

    static boolean isSame(PlanDraft one, PlanDraft other, Field field) {
        return one.text(field.path()).equals(other.text(field.path()));
    }

    /** Whether another server of the plan, on the same machine, is reached by the same connection. */
    static boolean isShared(WizardModel wizard, ServerEntry entry, ServerPlan login) {
        return wizard.servers().stream()
                .filter(other -> other != entry)
                .map(other -> wizard.validator().validateServer(other.part().get()))
                .filter(Validated::isValid)
                .map(Validated::get)
                .anyMatch(
                        other -> other.ssh().equals(login.ssh()) && other.sudo().equals(login.sudo()));
    }
}
