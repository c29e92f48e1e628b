package org.standbywizard.ui.model;

import java.util.Optional;

/**
 * What is around the window as a whole, beyond what pages work with.
 *
 * @param practise opens the practice lab, if this program has one
 */
public record Surroundings(SystemTheme theme, Browser browser, FactsMemory facts, Optional<Runnable> practise) {}
