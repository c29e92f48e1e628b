package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an archive of classes: {@code ClassArchiveTest}. */
class ClassPlaceTest {
    private static final String FILE = "org/standbywizard/lab/ClassPlaceTest.class";

    @TempDir
    Path directory;

    @Test
    void aDirectoryIsWhereThePackagesBegin() throws Exception {
        Path root = Files.createDirectories(directory.resolve("한글 100% a+b"));
        Files.createDirectories(root.resolve(FILE).getParent());
        try (InputStream own = own()) {
            Files.copy(own, root.resolve(FILE));
        }

        assertThat(placeOfThisIn(root)).isEqualTo(root);
    }

    @Test
    void aJarMayHaveAnyName() throws Exception {
        Path jar = directory.resolve("한글 100% a+b!.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream own = own()) {
            out.putNextEntry(new ZipEntry(FILE));
            own.transferTo(out);
        }

        assertThat(placeOfThisIn(jar)).isEqualTo(jar);
    }

    private static Path placeOfThisIn(Path place) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
            return ClassPlace.of(Class.forName(ClassPlaceTest.class.getName(), false, loader));
        }
    }

    private static InputStream own() {
        return ClassPlaceTest.class.getResourceAsStream("/" + FILE);
    }
}
