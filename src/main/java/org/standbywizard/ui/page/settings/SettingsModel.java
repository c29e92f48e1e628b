package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;

/** The plan's settings as the page shows them: all state is the plan's draft. */
public final class SettingsModel {
    private final WizardModel wizard;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public SettingsModel(WizardModel wizard) {
        this.wizard = wizard;
        InvalidationListener hear = observable -> changes.set(changes.get() + 1);
        wizard.plan().addListener((o, was, is) -> hear.invalidated(o));
        wizard.primary().link().addListener((o, was, is) -> hear.invalidated(o));
        wizard.checked().addListener((o, was, is) -> hear.invalidated(o));
        wizard.standbys().addListener(hear);
    }

    public WizardModel wizard() {
        return wizard;
    }

    /** Counts up whenever anything shown may have changed. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** The primary's, as far as it is known. */
    public Optional<PgVersion> version() {
        return wizard.primary().facts().flatMap(HostFacts::chosen).map(ClusterFacts::version);
    }

    private PlanDraft rest() {
        return wizard.rest().get();
    }

    /** What was given; empty text if nothing was. */
    public String given(Item item) {
        if (item != Item.FEEDBACK) {
            return rest().text(item.path()).orElse("");
        }
        List<String> all = wizard.standbys().stream()
                .map(standby -> standby.text(item.path()))
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : "";
    }

    /** What holds: given, or usual. */
    public String value(Item item) {
        String given = given(item).strip();
        return given.isEmpty() ? item.usual(version()) : given;
    }

    /** A choice of what is usual anyway is not written into the plan; typed text is. */
    public void set(Item item, String text) {
        boolean usual = item.kind() != Item.Kind.TEXT && text.equals(item.usual(version()));
        String written = usual ? "" : text;
        if (item == Item.FEEDBACK) {
            List.copyOf(wizard.standbys())
                    .forEach(
                            standby -> standby.replace(Drafts.set(standby.part().get(), item.path(), written)));
            return;
        }
        PlanDraft changed = Drafts.set(rest(), item.path(), written);
        boolean asynchronous = item == Item.SYNC_MODE && written.isEmpty();
        wizard.rest().set(asynchronous ? Drafts.without(changed, "replication.synchronous") : changed);
    }

    /** Whether this version has it and what else was chosen leaves it a meaning. What was given is always shown. */
    public boolean isShown(Item item) {
        if (!item.isKnownTo(version())) {
            return false;
        }
        switch (item) {
            case PASSWORD:
                return !value(Item.AUTHENTICATION).equals(AuthMethod.TRUST.word());
            case SLOT_CAP:
                return value(Item.SLOTS).equals("true") || !given(item).isEmpty();
            case ARCHIVE_COMMAND:
                return isArchiving() || !given(item).isEmpty();
            case SYNC_COUNT:
            case SYNC_STANDBYS:
                return !value(Item.SYNC_MODE).equals("off");
            default:
                return true;
        }
    }

    private boolean isArchiving() {
        return List.of("on", "always").contains(given(Item.ARCHIVE_MODE));
    }

    public Source source() {
        return Source.of(rest());
    }

    public String sourceName() {
        return source().named(rest());
    }

    public void choose(Source source) {
        if (source != source()) {
            wizard.rest().set(source.into(rest(), ""));
        }
    }

    public void nameSource(String name) {
        wizard.rest().set(source().into(rest(), name));
    }

    public Optional<Preset> preset() {
        return Preset.of(rest(), version(), wizard.standbys().size());
    }

    public void choose(Preset preset) {
        wizard.rest().set(preset.apply(rest(), version(), wizard.standbys().size()));
    }

    /** Names of the plan's standbys, in its order. */
    public List<String> standbyNames() {
        Validated<ReplicationPlan> plan = wizard.plan().get();
        if (plan.isValid()) {
            return plan.get().standbys().stream()
                    .map(standby -> standby.id().name())
                    .toList();
        }
        return wizard.standbys().stream().map(SettingsModel::name).toList();
    }

    private static String name(ServerEntry entry) {
        String name = entry.text("name").strip();
        return name.isEmpty() ? entry.text("host").strip() : name;
    }

    public String primaryName() {
        return name(wizard.primary());
    }

    /** Whether a commit may wait for this standby; all of them do where none is named. */
    public boolean isSynchronous(String standby) {
        return WaitedFor.isNamed(rest(), standby);
    }

    /** At least one stays; all together are written as none. */
    public void setSynchronous(String standby, boolean on) {
        wizard.rest().set(WaitedFor.with(rest(), standbyNames(), standby, on));
    }

    /** The addresses of a standby's connection, from the newest look at the servers. */
    Connection connection(int standby) {
        Optional<ReplicationPlan> valid = wizard.serversAlone();
        return Connection.of(
                valid,
                standby,
                facts(wizard.primary(), valid.map(ReplicationPlan::primary)),
                facts(
                        wizard.standbys().get(standby),
                        valid.map(p -> p.standbys().get(standby).server())));
    }

    private Optional<HostFacts> facts(ServerEntry entry, Optional<ServerPlan> server) {
        Optional<HostId> id = server.map(ServerPlan::id);
        return wizard.checked()
                .get()
                .filter(checked -> id.isPresent() && checked.facts().containsKey(id.get()))
                .map(checked -> checked.facts().get(id.get()))
                .or(entry::facts);
    }

    /** The primary's tablespaces: name to directory. */
    public Map<String, String> tablespaces() {
        return wizard.primary()
                .facts()
                .flatMap(HostFacts::server)
                .map(server -> server.tablespaces())
                .orElse(Map.of());
    }

    /** Settings of all servers that have no field of their own on the page: nothing that is applied stays unseen. */
    public Map<String, String> others() {
        return Others.of(rest(), name -> Arrays.stream(Item.values())
                .anyMatch(
                        item -> item != Item.FEEDBACK && item.parameter().equals(Optional.of(name)) && isShown(item)));
    }

    /** Adds or changes a setting of all servers; its value may be empty. */
    public void setOther(String name, String value) {
        wizard.rest().set(rest().with(Others.path(name), value));
    }

    public void removeOther(String name) {
        wizard.rest().set(Drafts.without(rest(), Others.path(name)));
    }

    /** All that is wrong with what this page shows, in the plan's order. */
    public List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>(wizard.plan().get().problems().stream()
                .filter(problem -> Trouble.isOfThisPage(problem.path()))
                .map(Trouble::of)
                .toList());
        if (isArchiving() && given(Item.ARCHIVE_COMMAND).isBlank() && !archivesAlready()) {
            troubles.add(new Trouble(Item.ARCHIVE_COMMAND.path(), "archive-command", Optional.empty()));
        }
        return troubles;
    }

    /** Whether the primary has a command for its archive. */
    private boolean archivesAlready() {
        return wizard.primary()
                .facts()
                .flatMap(HostFacts::server)
                .map(server -> server.value("archive_command"))
                .filter(command -> !command.isBlank() && !command.equals("(disabled)"))
                .isPresent();
    }

    public Mark mark() {
        if (!troubles().isEmpty()) {
            return Mark.PROBLEM;
        }
        return wizard.plan().get().isValid() ? Mark.DONE : Mark.TO_COME;
    }
}
