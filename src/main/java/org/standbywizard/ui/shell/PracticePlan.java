package org.standbywizard.ui.shell;

import java.util.Optional;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.model.WizardModel;

/** The plan of a practice lab as the window's plan. */
final class PracticePlan {
    private final WizardModel model;
    private final PlanKeeper keeper;
    private final Navigator navigator;

    PracticePlan(WizardModel model, PlanKeeper keeper, Navigator navigator) {
        this.model = model;
        this.keeper = keeper;
        this.navigator = navigator;
    }

    private boolean isOpen(PracticeLab.Running lab) {
        return model.file().get().equals(Optional.of(lab.file()));
    }

    /** Asks for what was entered before it is lost, once: what was given up is not asked for again. */
    void beforeLosing(Runnable then) {
        keeper.beforeLosing(() -> {
            if (keeper.state().get() == PlanKeeper.State.UNSAVED) {
                model.open(PlanDraft.EMPTY, Optional.empty());
            }
            then.run();
        });
    }

    /** From its first server on. */
    void show(PracticeLab.Running lab) {
        Runnable then = () -> {
            model.intent().set(Intent.SET_UP);
            navigator.go(PageId.PRIMARY);
        };
        if (isOpen(lab)) {
            then.run();
        } else {
            keeper.replace(lab.plan(), Optional.of(lab.file()), then);
        }
    }

    /** What was found, looked at and done before is no more. */
    void again(PracticeLab.Running lab) {
        refresh(lab);
        if (isOpen(lab)) {
            navigator.go(PageId.PRIMARY);
        }
    }

    /** The same, and the person stays where they are. */
    void refresh(PracticeLab.Running lab) {
        if (isOpen(lab)) {
            model.run().set(Optional.empty());
            model.open(lab.plan(), Optional.of(lab.file()));
        }
    }

    /** A plan whose servers go away leads nowhere. */
    void forget(PracticeLab.Running lab) {
        if (isOpen(lab)) {
            model.run().set(Optional.empty());
            model.open(PlanDraft.EMPTY, Optional.empty());
            navigator.go(PageId.START);
        }
    }
}
