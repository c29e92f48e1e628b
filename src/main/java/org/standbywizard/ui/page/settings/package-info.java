/** The page where one says how the servers shall replicate. */
package org.standbywizard.ui.page.settings;
