package org.standbywizard.cli;

import org.standbywizard.remote.Cancellation;
import org.standbywizard.text.Messages;

/** What every command finds around it. */
record Surroundings(Tools tools, Terminal terminal, Messages messages, Cancellation cancellation, String logFile) {}
