package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.run.Journals.RunRecord;

/**
 * What all pages share: the plan as entered, and what came of it so far. Everything is observed and changed on the
 * window's thread. A result knows which plan it belongs to; {@code isCurrent} tells whether that is still this one.
 */
public final class WizardModel {
    private static final String PRIMARY = "primary";
    private static final String STANDBYS = "standbys";

    private final Services services;
    private final ServerEntry primary = new ServerEntry(true, PlanDraft.EMPTY);
    private final ObservableList<ServerEntry> standbys =
            FXCollections.observableArrayList(entry -> new Observable[] {entry.part()});
    private final ObjectProperty<PlanDraft> rest = new SimpleObjectProperty<>(PlanDraft.EMPTY);
    private final ReadOnlyObjectWrapper<PlanDraft> draft = new ReadOnlyObjectWrapper<>(PlanDraft.EMPTY);
    private final ReadOnlyObjectWrapper<Validated<ReplicationPlan>> plan = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<PlanDraft>> saved = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Checked>> checked = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Consents> consents = new SimpleObjectProperty<>(Consents.NONE);
    private final ObjectProperty<Optional<Previewed>> previewed = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Intent> intent = new SimpleObjectProperty<>(Intent.SET_UP);
    private final ObjectProperty<Optional<RunRequest>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<RunRecord>> undoing = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());
    private final Links links;
    private boolean composing;

    public WizardModel(Services services) {
        this.services = services;
        this.links =
                new Links(services.access(), new WindowQuestions(services.work().window(), question));
        standbys.add(new ServerEntry(false, PlanDraft.EMPTY));
        primary.part().addListener((o, was, is) -> compose());
        standbys.addListener((Observable o) -> compose());
        rest.addListener((o, was, is) -> compose());
        file.addListener((o, was, is) -> compose());
        checked.addListener((o, was, is) -> consents.set(Consents.NONE));
        compose();
    }

    public Services services() {
        return services;
    }

    public ServerEntry primary() {
        return primary;
    }

    /** At least one entry while a plan is made. */
    public ObservableList<ServerEntry> standbys() {
        return standbys;
    }

    /** The primary, then the standbys. */
    public List<ServerEntry> servers() {
        List<ServerEntry> all = new ArrayList<>(List.of(primary));
        all.addAll(standbys);
        return all;
    }

    /** The draft's other members: {@code replication} and {@code settings}. */
    public ObjectProperty<PlanDraft> rest() {
        return rest;
    }

    /** The whole plan as entered. */
    public ReadOnlyObjectProperty<PlanDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    /** The plan, or all that is wrong with it; worked out anew at every change. */
    public ReadOnlyObjectProperty<Validated<ReplicationPlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Where the plan is kept, if it was saved or opened. */
    public ObjectProperty<Optional<Path>> file() {
        return file;
    }

    /** The draft as it stands in {@link #file}. */
    public ObjectProperty<Optional<PlanDraft>> saved() {
        return saved;
    }

    public ObjectProperty<Optional<Checked>> checked() {
        return checked;
    }

    /** Emptied by every new pre-flight. */
    public ObjectProperty<Consents> consents() {
        return consents;
    }

    public ObjectProperty<Optional<Previewed>> previewed() {
        return previewed;
    }

    public ObjectProperty<Intent> intent() {
        return intent;
    }

    /** What the page Apply does, or did last. */
    public ObjectProperty<Optional<RunRequest>> run() {
        return run;
    }

    /**
     * The runs that the page Undo shows, oldest first; empty means those of the window's own plan. What is to be done
     * stands in {@link #run} only after that page's consent.
     */
    public ObjectProperty<List<RunRecord>> undoing() {
        return undoing;
    }

    /** What a background task asks while no card is asking: the frame shows it over every page. */
    public ReadOnlyObjectProperty<Optional<Question>> question() {
        return question;
    }

    public Links links() {
        return links;
    }

    /** Whether it was looked at as the plan is now. */
    public boolean isCurrent(Checked result) {
        return plan.get().isValid() && plan.get().get().equals(result.plan());
    }

    /** Whether it shows what would be done now. */
    public boolean isCurrent(Previewed result) {
        return isCurrent(result.checked()) && checked.get().equals(Optional.of(result.checked()));
    }

    /** Puts another plan in place of all that was entered; what came of the former is forgotten. */
    public void open(PlanDraft opened, Optional<Path> from) {
        composing = true;
        Fields root = opened.root();
        primary.replace(part(root.members().get(PRIMARY)));
        primary.link().set(new LinkState.Idle());
        List<ServerEntry> entries = new ArrayList<>();
        if (root.members().get(STANDBYS) instanceof Items items) {
            items.elements().forEach(element -> entries.add(new ServerEntry(false, part(element))));
        }
        standbys.setAll(entries.isEmpty() ? List.of(new ServerEntry(false, PlanDraft.EMPTY)) : entries);
        rest.set(new PlanDraft(root).without(PRIMARY).without(STANDBYS));
        file.set(from);
        composing = false;
        checked.set(Optional.empty());
        previewed.set(Optional.empty());
        compose();
        saved.set(from.map(path -> draft.get()));
    }

    private static PlanDraft part(DraftNode node) {
        return node instanceof Fields fields ? new PlanDraft(fields) : PlanDraft.EMPTY;
    }

    /** The plan's servers as far as they are settled, whatever is still wrong with its settings. */
    public Optional<ReplicationPlan> serversAlone() {
        PlanDraft servers = draft.get().without("replication").without("settings");
        Validated<ReplicationPlan> alone = validator().validate(servers);
        return alone.isValid() ? Optional.of(alone.get()) : Optional.empty();
    }

    /** Judges as the whole plan is judged: relative paths start at its file. */
    public PlanValidator validator() {
        Path base = file.get().map(Path::toAbsolutePath).map(Path::getParent).orElse(services.home());
        return new PlanValidator(services.home(), base);
    }

    private void compose() {
        if (composing) {
            return;
        }
        Fields root = Fields.NONE
                .with("format", new DraftNode.Text(ReplicationPlan.FORMAT))
                .with(PRIMARY, primary.part().get().root())
                .with(
                        STANDBYS,
                        new Items(standbys.stream()
                                .map(entry -> (DraftNode) entry.part().get().root())
                                .toList()));
        for (var member : rest.get().root().members().entrySet()) {
            if (!member.getKey().equals("format")) {
                root = root.with(member.getKey(), member.getValue());
            }
        }
        draft.set(new PlanDraft(root));
        plan.set(validator().validate(draft.get()));
    }
}
