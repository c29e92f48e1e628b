/**
 * Property tests with seeded generators. Each family has at least 5,000 cases in the usual run; all of them, at length:
 *
 * <pre>
 * mvn test -Dtest='*FuzzTest,*SecondOpinionTest,PlanMutationTest' -Dfuzz.cases=100000
 * </pre>
 *
 * {@code -Dseed=N} begins elsewhere. A failure names its case's own seed; {@code -Dseed=THAT -Dfuzz.cases=1} repeats it.
 */
package org.standbywizard.fuzz;
