/**
 * A terminal in the window. What a host's output makes of a screen is worked out by JediTermFX's core, behind {@link
 * org.standbywizard.ui.terminal.Emulation} and without a toolkit; the rest shows it. See decision 14.
 */
package org.standbywizard.ui.terminal;
