/**
 * Looks at a running replication: queries, one status per sample, findings. It only reads. Evaluation is pure; only
 * {@link org.standbywizard.verify.Verifier} talks to servers.
 */
package org.standbywizard.verify;
