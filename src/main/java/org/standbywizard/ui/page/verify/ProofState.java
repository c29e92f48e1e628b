package org.standbywizard.ui.page.verify;

import java.util.Optional;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.ProofResult;

/** Where the proof is. */
sealed interface ProofState {
    record None() implements ProofState {}

    record Running() implements ProofState {}

    /**
     * @param ofRun whether the set-up's own run made it
     * @param left why something that it made could not be taken back yet
     */
    record Shown(ProofResult result, boolean ofRun, Optional<Failure> left) implements ProofState {}

    record Failed(Failure failure) implements ProofState {}
}
