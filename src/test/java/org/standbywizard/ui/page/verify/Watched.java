package org.standbywizard.ui.page.verify;

import java.nio.file.Path;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.Secrets;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/** A view model whose servers a test plays. */
final class Watched {
    private static final HostConnector NOBODY = (server, cancellation) -> {
        throw new AssertionError("no host is to be reached");
    };
    private static final Secrets SILENT = (ref, purpose) -> {
        throw new AssertionError("no secret is needed");
    };

    final FakeDeeds deeds = new FakeDeeds();
    final WizardModel wizard;
    final VerifyModel model;
    final Servers servers;

    /** A plan of these servers, the first its primary. */
    Watched(Path home, String primary, String... standbys) {
        this.servers = new Servers(primary, standbys);
        this.wizard =
                new WizardModel(TestServices.in(home, questions -> new Access.Ways(NOBODY, SILENT), (host, route) -> {
                    throw new AssertionError("no server is to be asked");
                }));
        wizard.primary().set("host", primary);
        wizard.standbys().clear();
        for (String standby : standbys) {
            ServerEntry entry = new ServerEntry(false, PlanDraft.EMPTY);
            entry.set("host", standby);
            wizard.standbys().add(entry);
        }
        this.model = new VerifyModel(wizard, deeds);
    }

    Watched enter() {
        model.enter();
        return this;
    }

    /** So many looks, a second apart. */
    Watched look(int times) {
        for (int i = 0; i < times; i++) {
            deeds.see(servers.look());
        }
        return this;
    }

    Watched look() {
        return look(1);
    }

    Moment moment() {
        return model.moment().get().orElseThrow();
    }
}
