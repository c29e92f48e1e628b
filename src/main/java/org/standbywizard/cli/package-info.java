/** The command line: picocli commands, what they print, and the order in which they use the engine. */
package org.standbywizard.cli;
