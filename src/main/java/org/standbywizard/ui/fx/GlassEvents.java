package org.standbywizard.ui.fx;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Application.EventHandler;
import java.util.function.Consumer;

/**
 * Hears which files the desktop wants opened, and passes this and every other event of glass on to the handler that was
 * there before: JavaFX's own, which ends the program and follows the desktop's theme by them. There is one handler only.
 */
final class GlassEvents extends EventHandler {
    private final EventHandler before;
    private final Consumer<String[]> files;

    /** @param before null for none */
    GlassEvents(EventHandler before, Consumer<String[]> files) {
        this.before = before == null ? new EventHandler() : before;
        this.files = files;
    }

    @Override
    public void handleOpenFilesAction(Application glass, long time, String[] names) {
        before.handleOpenFilesAction(glass, time, names);
        files.accept(names);
    }

    @Override
    public void handleQuitAction(Application glass, long time) {
        before.handleQuitAction(glass, time);
    }

    @Override
    public boolean handleThemeChanged(String theme) {
        return before.handleThemeChanged(theme);
    }

    @Override
    public void handleWillFinishLaunchingAction(Application glass, long time) {
        before.handleWillFinishLaunchingAction(glass, time);
    }

    @Override
    public void handleDidFinishLaunchingAction(Application glass, long time) {
        before.handleDidFinishLaunchingAction(glass, time);
    }

    @Override
    public void handleWillBecomeActiveAction(Application glass, long time) {
        before.handleWillBecomeActiveAction(glass, time);
    }

    @Override
    public void handleDidBecomeActiveAction(Application glass, long time) {
        before.handleDidBecomeActiveAction(glass, time);
    }

    @Override
    public void handleWillResignActiveAction(Application glass, long time) {
        before.handleWillResignActiveAction(glass, time);
    }

    @Override
    public void handleDidResignActiveAction(Application glass, long time) {
        before.handleDidResignActiveAction(glass, time);
    }

    @Override
    public void handleDidReceiveMemoryWarning(Application glass, long time) {
        before.handleDidReceiveMemoryWarning(glass, time);
    }

    @Override
    public void handleWillHideAction(Application glass, long time) {
        before.handleWillHideAction(glass, time);
    }

    @Override
    public void handleDidHideAction(Application glass, long time) {
        before.handleDidHideAction(glass, time);
    }

    @Override
    public void handleWillUnhideAction(Application glass, long time) {
        before.handleWillUnhideAction(glass, time);
    }

    @Override
    public void handleDidUnhideAction(Application glass, long time) {
        before.handleDidUnhideAction(glass, time);
    }
}
