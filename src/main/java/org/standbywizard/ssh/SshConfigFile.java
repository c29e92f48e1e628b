package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads ssh_config files where there is no ssh program: Host, Match (all, host, originalhost), Include; the first value
 * wins. A Match by anything else never applies.
 */
final class SshConfigFile implements SshConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
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

    private void read(Path file, String host, Map<String, List<String>> values, int depth) {
        List<String> lines;
        try {
            lines = Files.isReadable(file) && depth < MAX_DEPTH
                    ? Files.readAllLines(file, StandardCharsets.UTF_8)
                    : List.of();
        } catch (IOException e) {
            // ssh, too, goes on without a configuration that it cannot read.
            return;
        }
        boolean applies = true;
        for (String text : lines) {
            Matcher line = LINE.matcher(text);
            if (text.strip().startsWith("#") || !line.matches()) {
                continue;
            }
            String key = line.group(1).toLowerCase(Locale.ROOT);
            List<String> words = words(line.group(2));
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

    private static boolean matchApplies(List<String> words, String host, Map<String, List<String>> values) {
        if (words.size() == 1 && words.get(0).equalsIgnoreCase("all")) {
            return true;
        }
        if (words.size() != 2) {
            return false;
        }
        List<String> patterns = List.of(words.get(1).split(","));
        return switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "originalhost" -> matches(patterns, host);
            case "host" ->
                matches(patterns, values.getOrDefault("hostname", List.of(host)).get(0));
            default -> false;
        };
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
        Path path = name.startsWith("~/") ? directory.resolveSibling(name.substring(2)) : directory.resolve(name);
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(parent, path.getFileName().toString())) {
            return StreamSupport.stream(found.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
