package org.standbywizard.hosts;

/** A test host could not be built, booted, reached or stopped; the message says which, why, and what to do. */
public class HostLabException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HostLabException(String message) {
        super(message);
    }

    public HostLabException(String message, Throwable cause) {
        super(message, cause);
    }
}
