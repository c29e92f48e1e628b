package org.standbywizard.run;

import org.standbywizard.steps.Step;

/** Makes each step's view of one run or undo. */
interface Contexts {
    RunContext of(Step step);
}
