package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.conf.PgIdentifier;
import org.standbywizard.learn.Library;
import org.standbywizard.learn.Names;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;

/**
 * What the Learn panel tells about: the page, or what has the focus there, or a lesson, which stays wherever one goes until
 * it is left. Outlives the panel, which is made anew for another language.
 */
public final class LearnModel {
    private final WizardModel wizard;
    private final Habits habits;
    private final Library any = Library.of(Locale.ENGLISH);
    private final List<Topic> lessons = any.lessons();
    private final ReadOnlyObjectWrapper<Subject> shown =
            new ReadOnlyObjectWrapper<>(Subject.of(new Topic(Topic.Kind.PAGE, PageId.START.word())));
    private Topic page = shown.get().topic();
    private Optional<Subject> focused = Optional.empty();
    private Optional<Topic> lesson = Optional.empty();

    public LearnModel(WizardModel wizard, Habits habits) {
        this.wizard = wizard;
        this.habits = habits;
    }

    public ReadOnlyObjectProperty<Subject> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Another page, or another matter of it. */
    public void page(Topic topic) {
        if (!topic.equals(page)) {
            page = topic;
            focused = Optional.empty();
            show();
        }
    }

    /** It has the focus. What there is no text about changes nothing. */
    public void focus(Subject subject) {
        if (any.has(subject.topic())) {
            focused = Optional.of(subject);
            show();
        }
    }

    public List<Topic> lessons() {
        return lessons;
    }

    public boolean isDone(Topic topic) {
        return habits.lessons().contains(topic.name());
    }

    /** How many lessons are done. */
    public long done() {
        return lessons.stream().filter(this::isDone).count();
    }

    public void lesson(Topic topic) {
        lesson = Optional.of(topic);
        show();
    }

    /** Which lesson is shown, from 0; -1 for none. */
    public int number() {
        return lesson.map(lessons::indexOf).orElse(-1);
    }

    public boolean isAboutPage() {
        return shown.get().topic().equals(page);
    }

    /** To what the page is about. */
    public void back() {
        lesson = Optional.empty();
        focused = Optional.empty();
        show();
    }

    /** The servers' names and version as far as they are known. */
    public Names names() {
        ServerEntry standby = wizard.standbys().get(0);
        Names names = Names.of(
                name(wizard.primary()),
                name(standby),
                wizard.primary().facts().flatMap(HostFacts::chosen).map(ClusterFacts::version));
        String slot = standby.text("slot");
        return names.withSlot(slot.isEmpty() ? PgIdentifier.slotName(names.standby()) : slot);
    }

    /** The same for a subject, whose step may make another slot. */
    Names names(Subject subject) {
        return subject.slot().map(names()::withSlot).orElseGet(this::names);
    }

    private static String name(ServerEntry server) {
        String name = server.text("name");
        return name.isEmpty() ? server.text("host") : name;
    }

    private void show() {
        shown.set(lesson.map(Subject::of).or(() -> focused).orElseGet(() -> Subject.of(page)));
    }
}
