/**
 * The practice lab: a real primary and real standbys on this computer. Each is a "host" of its own, behind an SSH server
 * on a loopback port, which the rest of the program reaches as it reaches any host and knows nothing more of.
 */
package org.standbywizard.lab;
