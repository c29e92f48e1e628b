package org.standbywizard.ui.page.server;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.model.ServerEntry;

/** How to reach one server and log in, as it is being entered: the server's part of the draft, and what that cannot say. */
public final class LoginForm {
    private final ServerEntry entry;
    private final ReadOnlyBooleanWrapper keyWanted = new ReadOnlyBooleanWrapper();
    private String lastKeyFile = "";
    private boolean typing;

    LoginForm(ServerEntry entry) {
        this.entry = entry;
    }

    public String text(Field field) {
        return entry.text(field.path());
    }

    /** What the person typed into a field; empty text takes it out. */
    public void type(Field field, String text) {
        if (field == Field.KEY_FILE) {
            lastKeyFile = text;
            keyWanted.set(true);
        }
        change(text.isEmpty() ? part().without(field.path()) : part().with(field.path(), text));
    }

    /** The way that was chosen. A key file that is still to be named is not in the draft yet. */
    public Way way() {
        Way way = Way.of(part());
        return way == Way.AGENT && keyWanted.get() ? Way.KEY : way;
    }

    /** Changes when {@link #way} does without the draft. */
    public ReadOnlyBooleanProperty keyWanted() {
        return keyWanted.getReadOnlyProperty();
    }

    /** A key file that was named before comes back with its way. */
    public void choose(Way way) {
        if (Way.isGiven(part(), Field.KEY_FILE)) {
            lastKeyFile = text(Field.KEY_FILE);
        }
        keyWanted.set(way == Way.KEY);
        change(way.into(part(), lastKeyFile));
    }

    public RootBy rootBy() {
        return RootBy.of(part());
    }

    public void choose(RootBy rootBy) {
        change(rootBy.into(part()));
    }

    /** From where else than the person a secret comes, as the plan says: a variable's name or a file; else empty. */
    public Optional<String> sourceOf(Field field) {
        return Stream.of("env", "file")
                .map(kind -> part().text(field.path() + "." + kind))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the person gives this secret here, rather than a file or the environment. */
    boolean isPrompt(Field field) {
        return text(field).equals(Way.PROMPT);
    }

    /** Whether the present change of the draft was made here; one from elsewhere is another server. */
    boolean isTyping() {
        return typing;
    }

    /** Another server took this one's place. */
    void forget() {
        keyWanted.set(false);
        lastKeyFile = "";
    }

    /** Exchanges what the drafts do not hold. */
    void swap(LoginForm other) {
        String keyFile = lastKeyFile;
        lastKeyFile = other.lastKeyFile;
        other.lastKeyFile = keyFile;
        boolean wanted = keyWanted.get();
        keyWanted.set(other.keyWanted.get());
        other.keyWanted.set(wanted);
    }

    private PlanDraft part() {
        return entry.part().get();
    }

    private void change(PlanDraft part) {
        typing = true;
        entry.replace(part);
        typing = false;
    }
}
