package org.standbywizard.ui.page.verify;

/**
 * A scale from zero up, in round steps.
 *
 * @param step between two lines
 * @param lines above zero
 */
record Scale(double step, int lines) {
    private static final double[] ROUND = {1, 2, 5};
    private static final int MOST_LINES = 4;

    double top() {
        return step * lines;
    }

    /** Milliseconds in steps of 1, 2, 5, 10, ...; never finer than 10 ms, so that noise looks like noise. */
    static Scale millis(double most) {
        double unit = 1;
        while (true) {
            for (double round : ROUND) {
                if (round * unit >= 10 && most <= round * unit * MOST_LINES) {
                    return fitted(round * unit, most);
                }
            }
            unit *= 10;
        }
    }

    /** Bytes in steps of powers of two; never finer than 256 bytes. */
    static Scale bytes(double most) {
        double step = 256;
        while (most > step * MOST_LINES) {
            step *= 2;
        }
        return fitted(step, most);
    }

    private static Scale fitted(double step, double most) {
        return new Scale(step, Math.max(2, (int) Math.ceil(most / step)));
    }
}
