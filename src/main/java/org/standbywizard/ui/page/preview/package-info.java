/** Preview: everything that will change, and the consent to it. */
package org.standbywizard.ui.page.preview;
