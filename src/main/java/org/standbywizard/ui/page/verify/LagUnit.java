package org.standbywizard.ui.page.verify;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.standbywizard.verify.StatusHistory;

/** In what the lag is drawn. */
enum LagUnit {
    MILLIS,
    BYTES;

    /** A point's figure; empty is a gap. */
    OptionalDouble of(StatusHistory.Point point) {
        OptionalLong figure = this == MILLIS ? point.lagMillis() : point.lagBytes();
        return figure.isPresent() ? OptionalDouble.of(figure.getAsLong()) : OptionalDouble.empty();
    }

    Scale scale(double most) {
        return this == MILLIS ? Scale.millis(most) : Scale.bytes(most);
    }
}
