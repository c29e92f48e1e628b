package org.standbywizard.fuzz;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** A family's cases, each with a seed of its own. */
public final class Fuzz {
    private static final int USUAL = 5000;
    private static final long FIRST_SEED = 20261126;

    private final String family;
    private final int count;

    private Fuzz(String family, int count) {
        this.family = family;
        this.count = count;
    }

    /** What is tried once for each case. */
    @FunctionalInterface
    public interface Property {
        void holds(Random random) throws Exception;
    }

    /** How many cases every family has. */
    public static int cases() {
        return Integer.getInteger("fuzz.cases", USUAL);
    }

    /** The first case's seed. */
    public static long seed() {
        return Long.getLong("seed", FIRST_SEED);
    }

    public static Fuzz of(String family) {
        return new Fuzz(family, cases());
    }

    /** Where several cases are tried at once, or a program has to be started for each: so many times fewer, at least one. */
    public static Fuzz of(String family, int fewer) {
        return new Fuzz(family, Math.max(1, cases() / fewer));
    }

    /** Tries the property with each case's own generator. */
    public void holds(Property property) {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long seed = seed() + i;
            try {
                property.holds(random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        family + ": case " + i + "; repeat it with -Dseed=" + seed + " -Dfuzz.cases=1: " + e, e);
            }
        }
        report(family, count, begun);
    }

    /** Neighbours' first numbers must not be alike, as those of Random are for seeds that follow each other. */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /** A line for the run's figures. @param begun by System.nanoTime() */
    public static void report(String family, long cases, long begun) {
        System.out.printf(
                "fuzz: %s: %d cases from seed %d, %d ms, no failure%n",
                family, cases, seed(), (System.nanoTime() - begun) / 1_000_000);
    }

    public static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Bytes with something done to them: cut, doubled, changed, or with others' bytes put in. */
    public static byte[] damaged(Random random, byte[] bytes, List<String> bits) {
        byte[] now = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(now.length + 1);
            now = switch (random.nextInt(5)) {
                case 0 -> java.util.Arrays.copyOf(now, at);
                case 1 -> spliced(now, at, random.nextInt(6), new byte[] {(byte) random.nextInt(256)});
                case 2 -> spliced(now, at, 0, one(random, bits).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                case 3 ->
                    spliced(
                            now,
                            at,
                            random.nextInt(200),
                            one(random, bits).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                default -> spliced(now, at, 0, java.util.Arrays.copyOfRange(now, at, Math.min(now.length, at + 80)));
            };
        }
        return now;
    }

    private static byte[] spliced(byte[] bytes, int at, int cut, byte[] insert) {
        int end = Math.min(bytes.length, at + cut);
        byte[] out = new byte[at + insert.length + bytes.length - end];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(insert, 0, out, at, insert.length);
        System.arraycopy(bytes, end, out, at + insert.length, bytes.length - end);
        return out;
    }
}
