package org.standbywizard.ui.page.verify;

import java.util.List;
import org.standbywizard.ui.fx.Tone;

/** What the picture of a replication shows, in words. */
record Drawing(Box primary, List<Arrow> arrows) {
    Drawing {
        arrows = List.copyOf(arrows);
    }

    /**
     * One server.
     *
     * @param name for where there is little room; {@code whole} for everywhere else
     * @param line what it is and does
     */
    record Box(String name, String whole, String line, Tone tone) {}

    /**
     * From the primary to a standby.
     *
     * @param label what stands on it
     * @param flows whether WAL reaches the standby
     */
    record Arrow(Box standby, String label, Tone tone, boolean flows) {}

    /** The same to be read aloud or copied: a line for each server. */
    String text() {
        StringBuilder text = new StringBuilder(line(primary));
        arrows.forEach(arrow ->
                text.append('\n').append(line(arrow.standby())).append(", ").append(arrow.label()));
        return text.toString();
    }

    private static String line(Box box) {
        return box.whole() + ": " + box.line();
    }
}
