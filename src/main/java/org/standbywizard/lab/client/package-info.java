/**
 * The practice lab's own client programs, for computers that have none of PostgreSQL's: small ones that speak its
 * protocol, so that a mistake in a rule, role, slot or password fails as it really would. They use nothing but the JDK,
 * because they run as processes of their own, of another user perhaps, who cannot read this program's libraries.
 */
package org.standbywizard.lab.client;
