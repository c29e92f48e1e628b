package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.standbywizard.conf.HbaFile;
import org.standbywizard.conf.HbaRule;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.WritePassfile;

/** Reads off a run's steps what it opened. */
final class Footprints {
    private Footprints() {}

    static Footprint of(ChangeSet changeSet, RunStatus status, List<Deed> deeds) {
        Optional<Footprint.Role> role = Optional.empty();
        List<Footprint.Rule> rules = new ArrayList<>();
        List<Footprint.Slot> slots = new ArrayList<>();
        List<Footprint.Kept> passfiles = new ArrayList<>();
        for (Deed deed : deeds) {
            if (deed.state() == Deed.State.NOT_BEGUN) {
                continue;
            }
            if (deed.step() instanceof EnsureRole step) {
                role = Optional.of(new Footprint.Role(
                        step.role(), step.authentication(), !step.existed(), deed.stands() || step.existed()));
            } else if (deed.step() instanceof EditFile edit && edit.format() == EditFile.Format.HBA) {
                rules.addAll(rules(changeSet, deed, edit));
            } else if (deed.step() instanceof CreateSlot step) {
                slots.add(new Footprint.Slot(
                        step.slot(), step.standby(), !step.existed(), deed.stands() || step.existed()));
            } else if (deed.step() instanceof WritePassfile step) {
                passfiles.add(new Footprint.Kept(step.host(), step.path(), deed.stands()));
            }
        }
        List<Footprint.Kept> directories = new ArrayList<>();
        new TreeMap<>(changeSet.servers())
                .forEach((host, server) ->
                        directories.add(new Footprint.Kept(host, server.runDirectory(), status != RunStatus.UNDONE)));
        return new Footprint(role, rules, slots, passfiles, directories);
    }

    private static List<Footprint.Rule> rules(ChangeSet changeSet, Deed deed, EditFile edit) {
        PgVersion version = changeSet.servers().get(edit.host()).version();
        List<HbaRule> before = HbaFile.parse(edit.before(), version).blockRules();
        return HbaFile.parse(edit.after(), version).blockRules().stream()
                .filter(rule -> !before.contains(rule))
                .map(rule -> new Footprint.Rule(
                        edit.host(), edit.path(), RawText.show(rule.line()).strip(), deed.stands()))
                .toList();
    }
}
