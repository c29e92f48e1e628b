/** The page Verify: a replication watched live, proved, and what is left to do. */
package org.standbywizard.ui.page.verify;
