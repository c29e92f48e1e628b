package org.standbywizard.ui.fx;

import com.sun.glass.ui.Application;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Does to JavaFX's glass what macOS does: by the very methods that its native part calls. */
public final class Glass {
    private Glass() {}

    /** As when files are opened in the Finder, or dropped on the program's icon. */
    public static void openFiles(String... files) {
        try {
            Method notify = Application.class.getDeclaredMethod("notifyOpenFiles", String[].class);
            notify.setAccessible(true);
            notify.invoke(Application.GetApplication(), (Object) files);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As before anything was opened; tests share a toolkit. */
    static void forgetFiles() {
        try {
            Field first = Application.class.getDeclaredField("initialOpenedFiles");
            first.setAccessible(true);
            first.set(Application.GetApplication(), null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
