/** Pre-flight: what was found on the servers, and what a person has to say to it. */
package org.standbywizard.ui.page.preflight;
