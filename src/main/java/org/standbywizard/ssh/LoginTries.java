package org.standbywizard.ssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** The tries of one login: what was offered, and what the server still allows. */
final class LoginTries {
    /** Time for a person to answer or to confirm; sshd itself gives two minutes (LoginGraceTime). */
    static final Duration PERSON = Duration.ofSeconds(110);

    private final SSHClient client;
    private final String user;
    private final List<String> notes = new ArrayList<>();

    LoginTries(SSHClient client, String user) {
        this.client = client;
        this.user = user;
    }

    SSHClient client() {
        return client;
    }

    /** For the message when nothing worked: what was tried, or why it could not be. */
    void note(String what) {
        notes.add(what);
    }

    boolean noted(String what) {
        return notes.contains(what);
    }

    /** Whether the server allows a way of login; before the first refusal that is not known. */
    boolean allowed(String method) {
        Collection<String> methods = client.getUserAuth().getAllowedMethods();
        return methods.isEmpty() || methods.contains(method);
    }

    /** Whether the server accepted one way and wants a second one. */
    boolean halfway() {
        return client.getUserAuth().hadPartialSuccess();
    }

    /** @throws TransportException if the connection broke */
    boolean attempt(AuthMethod method) throws TransportException {
        try {
            client.auth(user, method);
            return true;
        } catch (TransportException e) {
            throw e;
        } catch (UserAuthException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (!client.getTransport().isRunning()) {
                throw new TransportException(Dialer.text(cause), e);
            }
            if (cause != e) {
                notes.add(Dialer.text(cause));
            }
            return false;
        }
    }

    /** As {@link #attempt}, where a person may have to answer or confirm. */
    boolean patiently(AuthMethod method) throws TransportException {
        int usual = client.getTransport().getTimeoutMs();
        client.getTransport().setTimeoutMs((int) PERSON.toMillis());
        try {
            return attempt(method);
        } finally {
            client.getTransport().setTimeoutMs(usual);
        }
    }

    /** Where there was nothing to try: asks what the server offers, by the way that nearly no server lets anybody in. */
    boolean asked() throws TransportException {
        return client.getUserAuth().getAllowedMethods().isEmpty() && attempt(new AuthNone());
    }

    String detail() {
        String tried = notes.isEmpty() ? "" : "tried: " + String.join(", ", notes) + "; ";
        return tried + "the server offers: "
                + String.join(", ", client.getUserAuth().getAllowedMethods());
    }
}
