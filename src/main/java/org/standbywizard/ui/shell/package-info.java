/** The window's frame: the rail of steps, header, footer, the flow from page to page, appearance. */
package org.standbywizard.ui.shell;
