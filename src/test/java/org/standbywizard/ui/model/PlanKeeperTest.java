package org.standbywizard.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Problem;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.PlanKeeper.State;
import org.standbywizard.ui.model.Preferences.Remembered;

class PlanKeeperTest {
    private static final String PLAN = """
            {"format": "standby-wizard/1",
             "primary": {"host": "db1"},
             "standbys": [{"host": "db2"}, {"host": "db3"}],
             "settings": {"wal_keep_size": "1GB"}}
            """;

    @TempDir
    Path home;

    private WizardModel model;
    private Habits habits;
    private PlanKeeper keeper;
    private final Sheets sheets = new Sheets();
    private final List<String> done = new ArrayList<>();
    private Optional<Path> place = Optional.empty();
    private Path file;

    @BeforeEach
    void make() throws IOException {
        Services services = TestServices.in(home);
        model = new WizardModel(services);
        habits = new Habits(services.preferences(), services.work(), Remembered.NOTHING);
        keeper = new PlanKeeper(model, habits, sheets, () -> place);
        file = Files.writeString(home.resolve("shop.json"), PLAN);
    }

    private State state() {
        return keeper.state().get();
    }

    private void choose(String key) {
        Sheet sheet = sheets.shown().get().orElseThrow();
        sheets.choose(sheet.choices().stream()
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void nothingEnteredIsNothingToLose() {
        assertThat(state()).isEqualTo(State.EMPTY);
        model.primary().set("ssh.user", "admin");
        assertThat(state()).isEqualTo(State.UNSAVED);
        model.primary().set("ssh.user", "");
        assertThat(state()).as("typed and taken back").isEqualTo(State.EMPTY);
    }

    @Test
    void anOpenedPlanIsSavedUntilItIsChanged() {
        keeper.open(file, () -> done.add("opened"));
        assertThat(done).containsExactly("opened");
        assertThat(model.servers()).extracting(entry -> entry.text("host")).containsExactly("db1", "db2", "db3");
        assertThat(keeper.name()).isEqualTo("shop.json");
        assertThat(habits.recent()).containsExactly(file);
        assertThat(state()).isEqualTo(State.SAVED);
        model.primary().set("ssh.port", "2222");
        assertThat(state()).isEqualTo(State.UNSAVED);
        model.primary().set("ssh.port", "");
        assertThat(state()).isEqualTo(State.SAVED);
    }

    @Test
    void aFileThatIsNoPlanChangesNothing() throws IOException {
        keeper.open(file, () -> {});
        Path bad = Files.writeString(home.resolve("bad.json"), "{\"format\": \"standby-wizard/1\", \"primry\": {}}");
        keeper.open(bad, () -> done.add("opened"));
        assertThat(done).isEmpty();
        PlanKeeper.Trouble trouble = keeper.trouble().get().orElseThrow();
        assertThat(trouble.file()).isEqualTo(bad);
        assertThat(trouble.saving()).isFalse();
        assertThat(trouble.problems()).extracting(Problem::path).containsExactly("primry");
        assertThat(model.primary().text("host")).isEqualTo("db1");
        assertThat(habits.recent()).containsExactly(file);
        keeper.open(home.resolve("none.json"), () -> done.add("opened"));
        assertThat(keeper.trouble().get().orElseThrow().file()).isEqualTo(home.resolve("none.json"));
        keeper.open(file, () -> done.add("opened"));
        assertThat(keeper.trouble().get()).isEmpty();
    }

    @Test
    void savingAsksForAPlaceOnceAndWritesWhatWasEntered() throws IOException {
        model.primary().set("host", "db1");
        model.standbys().get(0).set("host", "db2");
        keeper.save(() -> done.add("saved"));
        assertThat(done).as("no place was chosen").isEmpty();
        assertThat(state()).isEqualTo(State.UNSAVED);

        place = Optional.of(home.resolve("new.json"));
        keeper.save(() -> done.add("saved"));
        assertThat(state()).isEqualTo(State.SAVED);
        assertThat(habits.recent()).containsExactly(home.resolve("new.json"));
        assertThat(model.services()
                        .plans()
                        .load(home.resolve("new.json"))
                        .get()
                        .primary()
                        .ssh()
                        .host())
                .isEqualTo("db1");

        model.primary().set("host", "db9");
        place = Optional.empty();
        keeper.save(() -> done.add("saved"));
        assertThat(Files.readString(home.resolve("new.json"))).contains("db9");
        assertThat(done).containsExactly("saved", "saved");

        place = Optional.of(home.resolve("copy.json"));
        keeper.saveAs(() -> done.add("copied"));
        assertThat(keeper.name()).isEqualTo("copy.json");
        assertThat(Files.readString(home.resolve("copy.json"))).contains("db9");
    }

    @Test
    void whatCannotBeWrittenIsSaidAndStaysUnsaved() throws IOException {
        model.primary().set("host", "db1");
        Path blocked = Files.createFile(home.resolve("blocked"));
        place = Optional.of(blocked.resolve("plan.json"));
        keeper.save(() -> done.add("saved"));
        assertThat(done).isEmpty();
        assertThat(keeper.trouble().get().orElseThrow().saving()).isTrue();
        assertThat(state()).isEqualTo(State.UNSAVED);
    }

    @Test
    void nothingEnteredIsLostUnasked() {
        model.primary().set("host", "typed");
        keeper.open(file, () -> done.add("opened"));
        assertThat(model.primary().text("host")).isEqualTo("typed");

        choose("keep");
        assertThat(sheets.shown().get()).isEmpty();
        assertThat(model.primary().text("host")).isEqualTo("typed");

        keeper.open(file, () -> done.add("opened"));
        choose("discard");
        assertThat(model.primary().text("host")).isEqualTo("db1");
        assertThat(done).containsExactly("opened");

        model.primary().set("host", "changed");
        keeper.fresh(() -> done.add("fresh"));
        choose("save");
        assertThat(done).containsExactly("opened", "fresh");
        assertThat(state()).isEqualTo(State.EMPTY);
        assertThat(model.services().plans().load(file).get().primary().ssh().host())
                .isEqualTo("changed");
    }

    @Test
    void aSaveThatFailsKeepsWhatWasToBeLost() throws IOException {
        model.primary().set("host", "typed");
        keeper.fresh(() -> done.add("fresh"));
        place = Optional.of(Files.createFile(home.resolve("blocked")).resolve("plan.json"));
        choose("save");
        assertThat(done).isEmpty();
        assertThat(model.primary().text("host")).isEqualTo("typed");
    }

    @Test
    void theSafeChoiceComesLastAndOnlyLosingIsDangerous() {
        model.primary().set("host", "typed");
        keeper.fresh(() -> {});
        List<Sheet.Choice> choices = sheets.shown().get().orElseThrow().choices();
        assertThat(choices)
                .filteredOn(Sheet.Choice::danger)
                .extracting(Sheet.Choice::key)
                .containsExactly("discard");
        assertThat(choices.get(choices.size() - 1).danger()).isFalse();
    }
}
