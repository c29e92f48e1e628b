/** The pages where servers are named, logged in to and looked at: the primary, and the standbys. */
package org.standbywizard.ui.page.server;
