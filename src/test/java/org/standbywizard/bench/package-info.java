/**
 * The benchmark: the product beside the same commands typed by a script, on real hosts made on this machine. Never a
 * timed test; {@link org.standbywizard.bench.Benchmark} prints one table of ratios.
 */
package org.standbywizard.bench;
