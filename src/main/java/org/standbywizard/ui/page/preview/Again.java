package org.standbywizard.ui.page.preview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.EditFile;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Previewed;

/**
 * What a last look, just before anything is changed, says of a preview. Pure.
 *
 * @param failures of servers that cannot be looked at any more
 * @param changed files that are to be edited and are no longer what was previewed: {@code host: path}
 * @param worse findings that were not there before and that somebody has to say something to
 */
record Again(List<Failure> failures, List<String> changed, List<Finding> worse) {

    /** @param now the same plan, looked at just now */
    static Again of(Previewed previewed, Checked now) {
        List<String> changed = new ArrayList<>();
        previewed.changeSet().steps().forEach(step -> {
            if (step instanceof EditFile edit) {
                text(now, edit.host(), edit.path())
                        .filter(text -> !text.equals(edit.before()) && !isBeforeFirst(previewed, edit, text))
                        .ifPresent(text -> changed.add(edit.host() + ": " + edit.path()));
            }
        });
        Set<Key> known = new HashSet<>();
        previewed.checked().findings().forEach(finding -> known.add(Key.of(finding)));
        List<Finding> worse = now.findings().stream()
                .filter(finding -> finding.state() == Finding.State.BLOCK || finding.state() == Finding.State.CONFIRM)
                .filter(finding -> !known.contains(Key.of(finding)))
                .toList();
        return new Again(List.copyOf(now.failures().values()), changed, worse);
    }

    boolean isSame() {
        return failures.isEmpty() && changed.isEmpty() && worse.isEmpty();
    }

    /** Figures in a finding, such as bytes, change all the time; names, such as of databases, do not. */
    private record Key(HostId host, String check, String outcome, Set<String> names) {
        static Key of(Finding finding) {
            return new Key(
                    finding.host(),
                    finding.check(),
                    finding.outcome(),
                    finding.values().values().stream()
                            .filter(value -> !value.matches("\\d+"))
                            .collect(Collectors.toSet()));
        }
    }

    private static Optional<String> text(Checked now, HostId host, String path) {
        HostFacts facts = now.facts().get(host);
        return facts == null
                ? Optional.empty()
                : facts.chosen()
                        .flatMap(cluster -> cluster.file(path))
                        .map(file -> file.exists() ? file.content() : "");
    }

    /** A later edit of the same file begins with what the earlier one leaves. */
    private static boolean isBeforeFirst(Previewed previewed, EditFile edit, String text) {
        return previewed
                .changeSet()
                .steps()
                .filter(step -> step instanceof EditFile other
                        && other.host().equals(edit.host())
                        && other.path().equals(edit.path()))
                .map(step -> ((EditFile) step).before())
                .findFirst()
                .filter(text::equals)
                .isPresent();
    }
}
