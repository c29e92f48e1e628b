package org.standbywizard.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.learn.Library;
import org.standbywizard.learn.Topic;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;

/** What the Learn panel shows in the place of a step's commands, for the steps of an ordinary plan. */
class StepSubjectTest {
    private static final Messages WORDS = Messages.of(Locale.ENGLISH);

    private final ChangeSet changes = new Planned().changes();

    private List<ByHand> hands(String id) {
        Step step = changes.steps()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        id + " is none of " + changes.steps().map(Step::id).toList()));
        return StepSubject.of(WORDS, step, changes).hands();
    }

    @Test
    void everyStepHasATextAndSomethingToTypeOrToWrite() {
        Library library = Library.of(Locale.ENGLISH);
        changes.steps().forEach(step -> {
            Subject subject = StepSubject.of(WORDS, step, changes);
            assertThat(subject.topic()).isEqualTo(new Topic(Topic.Kind.STEP, step.kind()));
            assertThat(library.has(subject.topic())).as(step.kind()).isTrue();
            assertThat(subject.hands())
                    .as(step.id())
                    .isNotEmpty()
                    .allMatch(hand -> !hand.text().isBlank() && !hand.where().startsWith("["));
        });
    }

    @Test
    void aStatementIsTypedInPsql() {
        assertThat(byKind(changes, "create-slot"))
                .containsExactly(new ByHand(
                        "On db1, in psql as postgres:", "SELECT pg_create_physical_replication_slot('db2', true);"));
    }

    @Test
    void theSlotOfThePlanIsKnown() {
        Planned planned = new Planned();
        planned.plan.slot = Optional.of("shop");
        ChangeSet named = planned.changes();
        assertThat(named.steps().flatMap(step -> StepSubject.of(WORDS, step, named).slot().stream()))
                .containsExactly("shop");
    }

    @Test
    void aPasswordIsMasked() {
        assertThat(byKind(changes, "ensure-role").get(0).text())
                .contains("CREATE ROLE")
                .contains("********");
    }

    @Test
    void aLineThatIsAddedIsShownAsItIsWritten() {
        List<ByHand> hands = hands("db1/hba");
        assertThat(hands).hasSize(1);
        assertThat(hands.get(0).where()).isEqualTo("On db1, in /etc/postgresql/15/main/pg_hba.conf:");
        assertThat(hands.get(0).text().lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .contains("host replication replicator 10.0.0.2/32 scram-sha-256")
                .noneMatch(line -> line.startsWith("+"));
    }

    /** Where the configuration comes with the copy, it is changed there; else only the signal file is made. */
    @Test
    void theStandbysSettingsStandBesideItsSignalFile() {
        assertThat(byKind(changes, "finish-copy")).hasSize(1);
        Planned packaged = new Planned();
        packaged.db1.rpm();
        packaged.db2.rpm();
        List<ByHand> hands = byKind(packaged.changes(), "finish-copy");
        assertThat(hands).hasSize(2);
        assertThat(hands.get(0).where()).isEqualTo("On db2, as postgres:");
        assertThat(hands.get(0).text()).startsWith("touch ").endsWith("/standby.signal");
        assertThat(hands.get(1).where()).startsWith("On db2, in ").endsWith("/postgresql.conf:");
        assertThat(hands.get(1).text()).contains("primary_slot_name = db2");
    }

    /** What is asked of the primary for a standby's sake is asked on the primary. */
    @Test
    void waitingIsDoneOnThePrimary() {
        assertThat(byKind(changes, "await-streaming").get(0).where()).isEqualTo("On db1, in psql as postgres:");
    }

    private static List<ByHand> byKind(ChangeSet changes, String kind) {
        return changes.steps()
                .filter(step -> step.kind().equals(kind))
                .findFirst()
                .map(step -> StepSubject.of(WORDS, step, changes).hands())
                .orElseThrow();
    }
}
