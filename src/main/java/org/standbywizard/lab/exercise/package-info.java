/** Faults that a trainer puts into a practice lab, and the look at its servers that tells whether they are mended. */
package org.standbywizard.lab.exercise;
