/** Words: message bundles by language, and the plain-text renderings of what the other packages know as data. */
package org.standbywizard.text;
