/**
 * What a run or a verification leaves behind for people: a report, made from the journal alone, as HTML or Markdown. Pure;
 * {@link org.standbywizard.report.ReportFiles} is the port to where it is kept.
 */
package org.standbywizard.report;
