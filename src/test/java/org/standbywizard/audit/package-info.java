/** Looks for secrets where none may be: processes, files, logs, histories, the desktop. */
package org.standbywizard.audit;
