package org.standbywizard.ui.model;

/** What is around the window as a whole, beyond what pages work with. */
public record Surroundings(SystemTheme theme, Browser browser, FactsMemory facts, PracticeLab practice) {}
