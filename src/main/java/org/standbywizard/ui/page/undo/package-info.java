/** The page Undo: what taking runs back means, and the consent to it. */
package org.standbywizard.ui.page.undo;
