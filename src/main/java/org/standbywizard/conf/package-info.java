/**
 * Lossless models of PostgreSQL's configuration files, their edits and their differences; pure functions only.
 *
 * <p>Every text in this package is <em>raw</em>: one char for each byte of the file, as ISO-8859-1 reads them, so that
 * a file in any encoding writes back to the same bytes. {@link org.standbywizard.conf.RawText} is the one place where
 * words become raw text and raw text becomes words again; plan values and SQL results pass through it at the edges.
 */
package org.standbywizard.conf;
