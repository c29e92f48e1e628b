package org.standbywizard.ui.fx;

/** No window can be shown here: there is no display, or JavaFX lacks a library of this platform. */
public final class NoToolkitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoToolkitException(Throwable cause) {
        super(cause);
    }
}
