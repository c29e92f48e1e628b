package org.standbywizard.lab;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;

/**
 * Where the program keeps its classes. A class's own {@code CodeSource} does not tell it of one that comes from an archive of
 * classes, as in an installed program: its location is null there (seen with Java 25).
 */
public final class ClassPlace {
    private ClassPlace() {}

    /** @return the jar that holds the class, or the directory that its package begins in */
    public static Path of(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        URL file = type.getClassLoader().getResource(name);
        if (file == null) {
            throw new IllegalStateException(name + " is not where the program was started from");
        }
        try {
            URLConnection connection = file.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            Path place = Path.of(file.toURI());
            for (int up = name.split("/").length; up > 0; up--) {
                place = place.getParent();
            }
            return place;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
