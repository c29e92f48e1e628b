/** The figure of the profile coverage. */
package org.standbywizard.coverage;
