package org.standbywizard.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the class-data sharing archive of an installer's program, {@value #NAME} beside its jars: of every class of its
 * own, and of those of Java and the libraries that a list names (decision 16). A class that is not there is passed over.
 * Java takes the archive only with the same jars, in the same order, each of the same size and time.
 */
public final class ClassArchive {
    static final String NAME = "standby-wizard.jsa";
    private static final String CLASS = ".class";

    private ClassArchive() {}

    /**
     * @param args the directory of the jars; the name of the program's own jar among them; the time that all jars get
     *     (ISO 8601); the list, a class a line; the Java that the installer brings; options for it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path lib = Path.of(args[0]);
        FileTime time = FileTime.from(Instant.parse(args[2]));
        List<Path> jars = jars(lib, args[1]);
        for (Path jar : jars) {
            Files.setLastModifiedTime(jar, time);
        }
        Path archive = lib.resolve(NAME);
        Files.deleteIfExists(archive);
        Path list = Files.createTempFile("classes", ".list");
        try {
            Files.write(list, classes(Path.of(args[3]), jars.get(0)));
            List<String> options = List.of(args).subList(5, args.length);
            int status = new ProcessBuilder(command(args[4], options, jars, list, archive))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0 || Files.notExists(archive)) {
                throw new IllegalStateException(args[4] + " made no archive of classes, exit status " + status);
            }
        } finally {
            Files.delete(list);
        }
    }

    /** The order of jpackage's class path: the program's own jar, then the others by name. */
    static List<Path> jars(Path lib, String main) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(lib, "*.jar")) {
            all.forEach(jars::add);
        }
        Collections.sort(jars);
        Path own = lib.resolve(main);
        if (!jars.remove(own)) {
            throw new IllegalArgumentException("There is no " + own);
        }
        jars.add(0, own);
        return jars;
    }

    /** Names as in class files, with slashes. */
    static List<String> classes(Path list, Path own) throws IOException {
        try (JarFile jar = new JarFile(own.toFile())) {
            return Stream.concat(
                            Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")),
                            jar.stream()
                                    .map(entry -> entry.getName())
                                    .filter(name -> name.endsWith(CLASS))
                                    .map(name -> name.substring(0, name.length() - CLASS.length())))
                    .toList();
        }
    }

    private static List<String> command(String java, List<String> options, List<Path> jars, Path list, Path archive) {
        String classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of(
                // It names every class of a signed jar, which no archive takes.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                classPath));
        return command;
    }
}
