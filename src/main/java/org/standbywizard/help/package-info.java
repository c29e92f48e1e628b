/** Messages that set-ups really meet, recognised in raw output, with cause, confirmation and fix; content is in resources. */
package org.standbywizard.help;
