package org.standbywizard.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.standbywizard.text.Printable;
import org.standbywizard.text.SecretMask;

/** Makes foreign text fit for a report: no secret, no control or direction character. Tabs and line ends stay. */
final class Plain {
    private Plain() {}

    static String of(String foreign) {
        return foreign.lines().map(Plain::line).collect(Collectors.joining("\n"));
    }

    private static String line(String foreign) {
        return Arrays.stream(SecretMask.of(foreign).split("\t", -1))
                .map(Printable::line)
                .collect(Collectors.joining("\t"));
    }
}
