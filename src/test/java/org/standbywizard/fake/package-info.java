/** A pair of servers that exist only in memory, for tests of whatever drives the real engine. */
package org.standbywizard.fake;
