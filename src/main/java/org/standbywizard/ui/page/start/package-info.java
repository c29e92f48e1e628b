/** The first page: what to do, which plan, which run. */
package org.standbywizard.ui.page.start;
