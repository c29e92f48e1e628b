package org.standbywizard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.standbywizard.lab.client.BaseBackup;
import org.standbywizard.lab.client.Psql;
import org.standbywizard.lab.client.UnixRelay;
import org.standbywizard.plan.PgVersion;

/**
 * A lab's bin directory: the server programs, and beside them the lab's own pg_basebackup and psql, which the archives
 * lack. The engine prefers those of a PostgreSQL that is installed, as on any host.
 */
final class ClientPrograms {
    private static final List<String> RELAYS = List.of("perl", "python3", "nc", "socat");

    private final Path lab;
    private final PgVersion version;

    private ClientPrograms(Path lab, PgVersion version) {
        this.lab = lab;
        this.version = version;
    }

    /** @return the directory, to be the first of a host's PATH */
    static Path make(Path lab, Programs programs, PgVersion version, Account account) throws IOException {
        if (account.isOther() && !LabPlace.isPassable(java())) {
            throw LabFailures.refused("lab-java", "", account.name(), java());
        }
        ClientPrograms maker = new ClientPrograms(lab, version);
        Path bin = Trees.make(lab.resolve("bin"), "rwxr-xr-x");
        maker.copyClasses();
        for (String program : List.of("postgres", "pg_ctl", "initdb")) {
            Files.createSymbolicLink(bin.resolve(program), programs.program(program));
        }
        maker.write(bin, "pg_basebackup", BaseBackup.class, "-V|--version", maker.versionOf("pg_basebackup"));
        maker.write(bin, "psql", Psql.class, "-V|--version", maker.versionOf("psql"));
        if (RELAYS.stream().noneMatch(ClientPrograms::isOnPath)) {
            maker.write(bin, "nc", UnixRelay.class, "-h", "usage: nc -N -U SOCKET");
        }
        return bin;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(LabHost.SYSTEM_PATH.split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String versionOf(String program) {
        return program + " (PostgreSQL) " + version + " (practice lab)";
    }

    /** A few lines of sh, which can answer the one question that is asked often without starting Java. */
    private void write(Path bin, String name, Class<?> program, String question, String answer) throws IOException {
        String text = String.join(
                "\n",
                "#!/bin/sh",
                "# The practice lab's own " + name + ".",
                "case ${1-} in " + question + ") echo '" + answer + "'; exit 0 ;; esac",
                "if [ -t 0 ]; then terminal=true; else terminal=false; fi",
                "exec '" + java()
                        + "' -D" + Psql.AT_TERMINAL
                        + "=$terminal -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp '"
                        + lab.resolve("classes") + "' " + program.getName() + " \"$@\"",
                "");
        Path file = Files.writeString(bin.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The servers' user may not be able to read this program's own files, which may lie in somebody's home. */
    private void copyClasses() throws IOException {
        String directory = BaseBackup.class.getPackageName().replace('.', '/');
        Path target = lab.resolve("classes").resolve(directory);
        Files.createDirectories(target);
        Path own = ClassPlace.of(BaseBackup.class);
        if (Files.isDirectory(own)) {
            copy(own.resolve(directory), target);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(own, Map.of())) {
                copy(jar.getPath(directory), target);
            }
        }
    }

    private static void copy(Path from, Path target) throws IOException {
        try (Stream<Path> classes = Files.list(from)) {
            for (Path file : classes.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    Files.copy(in, target.resolve(file.getFileName().toString()));
                }
            }
        }
    }
}
