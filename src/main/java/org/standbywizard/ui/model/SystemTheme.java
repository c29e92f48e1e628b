package org.standbywizard.ui.model;

import java.util.Optional;

/** Whether the platform's windows are dark now. Asks other programs: not on the window's thread. */
@FunctionalInterface
public interface SystemTheme {
    /** Empty if it cannot be learnt. */
    Optional<Boolean> dark();
}
