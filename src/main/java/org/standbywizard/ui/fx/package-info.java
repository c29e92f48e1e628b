/** The toolkit: its thread, and controls that several pages share. Knows nothing of replication. */
package org.standbywizard.ui.fx;
