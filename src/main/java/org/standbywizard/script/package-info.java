/** A further rendering of a change set: shell scripts, SQL and files that do by hand what Apply does. */
package org.standbywizard.script;
