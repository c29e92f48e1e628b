package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/**
 * Reads ssh_config files where there is no ssh program: Host, Match (all, host, originalhost), Include; the first value
 * wins. A Match by anything else, as well, never applies.
 */
final class SshConfigFile implements SshConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern PATTERN = Pattern.compile("[*?!]");
    private static final int MAX_DEPTH = 16;

    private final List<Path> files;
    private final Path directory;

    /** @param directory where relative names of Include lie, normally ~/.ssh */
    SshConfigFile(List<Path> files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    @Override
    public Map<String, List<String>> of(String host) {
        Map<String, List<String>> values = new HashMap<>();
        for (Path file : files) {
            read(file, host, values, 0);
        }
        return values;
    }

    /** Every name that a Host line gives, patterns left out, in the files' order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        files.forEach(file -> names(file, names, 0));
        return names;
    }

    private void names(Path file, Set<String> names, int depth) {
        for (Line line : lines(file, depth)) {
            if (line.key().equals("host")) {
                line.words().stream()
                        .filter(word -> !PATTERN.matcher(word).find())
                        .forEach(names::add);
            } else if (line.key().equals("include")) {
                line.words().forEach(w -> included(w).forEach(f -> names(f, names, depth + 1)));
            }
        }
    }

    /** @param key in lower case */
    private record Line(String key, List<String> words) {}

    /** Empty for a file that cannot be read: ssh, too, goes on without it. */
    private static List<Line> lines(Path file, int depth) {
        if (!Files.isReadable(file) || depth >= MAX_DEPTH) {
            return List.of();
        }
        try {
            // As ssh does, whatever the bytes are: one odd character in a comment must not hide the rest.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.strip().startsWith("#"))
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Line(line.group(1).toLowerCase(Locale.ROOT), words(line.group(2))))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void read(Path file, String host, Map<String, List<String>> values, int depth) {
        boolean applies = true;
        for (Line line : lines(file, depth)) {
            String key = line.key();
            List<String> words = line.words();
            switch (key) {
                case "host" -> applies = matches(words, host);
                case "match" -> applies = matchApplies(words, host, values);
                case "include" -> {
                    if (applies) {
                        words.forEach(w -> included(w).forEach(f -> read(f, host, values, depth + 1)));
                    }
                }
                default -> {
                    if (applies && !words.isEmpty()) {
                        put(values, key, words);
                    }
                }
            }
        }
    }

    private static void put(Map<String, List<String>> values, String key, List<String> words) {
        if (key.equals("identityfile") || key.equals("certificatefile")) {
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(words.get(0));
        } else {
            values.putIfAbsent(key, List.of(String.join(" ", words)));
        }
    }

    private static boolean matches(List<String> patterns, String host) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (HostPattern.matches(negated ? pattern.substring(1) : pattern, host)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** All criteria must hold, each as {@code key value} or {@code key=value}, with ! before the key for its opposite. */
    private static boolean matchApplies(List<String> words, String host, Map<String, List<String>> values) {
        Iterator<String> rest = words.iterator();
        boolean applies = !words.isEmpty();
        while (applies && rest.hasNext()) {
            String word = rest.next();
            String key = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            boolean wanted = !key.startsWith("!");
            String name = key.substring(wanted ? 0 : 1).toLowerCase(Locale.ROOT);
            if (name.equals("all")) {
                return wanted && words.size() == 1;
            }
            if (!word.contains("=") && !rest.hasNext()) {
                return false;
            }
            String value = word.contains("=") ? word.substring(key.length() + 1) : rest.next();
            // Here, other than after Host, letters' case does not count.
            List<String> patterns = List.of(value.toLowerCase(Locale.ROOT).split(","));
            String address = values.getOrDefault("hostname", List.of(host)).get(0);
            applies = switch (name) {
                case "originalhost" -> matches(patterns, host.toLowerCase(Locale.ROOT)) == wanted;
                case "host" -> matches(patterns, address.toLowerCase(Locale.ROOT)) == wanted;
                default -> false;
            };
        }
        return applies;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.group(1) == null && word.group(2).startsWith("#")) {
                break;
            }
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }

    private List<Path> included(String name) {
        try {
            Path path = name.startsWith("~/") ? directory.resolveSibling(name.substring(2)) : directory.resolve(name);
            Path parent = path.getParent();
            return parent == null || !Files.isDirectory(parent)
                    ? List.of()
                    : matching(parent, path.getFileName().toString());
        } catch (InvalidPathException | PatternSyntaxException e) {
            // No file can have such a name.
            return List.of();
        }
    }

    private static List<Path> matching(Path parent, String name) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, name)) {
            return StreamSupport.stream(found.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
