package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Debian mirror that this machine's own apt uses, so that the images come from the same place. */
record AptSource(String mirror) {

    private static final Pattern LIST_LINE = Pattern.compile("(?m)^\\s*deb\\s+(?:\\[[^]]*]\\s+)?(\\S+)\\s");
    private static final Pattern SOURCES_URIS = Pattern.compile("(?m)^URIs:\\s*(\\S+)");

    /** Reads /etc/apt (sources.list, sources.list.d/*.list, *.sources; see sources.list(5)). */
    static AptSource ofThisMachine() {
        return of(Path.of("/etc/apt"))
                .orElseThrow(
                        () -> new HostLabException(
                                "no Debian mirror found in /etc/apt: the test hosts are built on a Debian machine, from its mirror"));
    }

    static Optional<AptSource> of(Path etcApt) {
        List<String> found = new ArrayList<>();
        for (Path file : files(etcApt)) {
            Pattern pattern = file.toString().endsWith(".sources") ? SOURCES_URIS : LIST_LINE;
            Matcher matcher = pattern.matcher(text(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        // The main archive ends in /debian; debian-security and other people's archives do not.
        return found.stream()
                .map(uri -> uri.replaceAll("/+$", ""))
                .filter(uri -> uri.endsWith("/debian"))
                .findFirst()
                .map(AptSource::new);
    }

    private static List<Path> files(Path etcApt) {
        List<Path> files = new ArrayList<>();
        Path main = etcApt.resolve("sources.list");
        if (Files.isRegularFile(main)) {
            files.add(main);
        }
        Path parts = etcApt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            try (Stream<Path> entries = Files.list(parts)) {
                entries.filter(f ->
                                f.toString().endsWith(".list") || f.toString().endsWith(".sources"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
