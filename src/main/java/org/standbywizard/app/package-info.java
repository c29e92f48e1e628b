/** The program's entry and its wiring by hand. */
package org.standbywizard.app;
