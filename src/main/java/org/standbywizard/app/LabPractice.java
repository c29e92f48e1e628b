package org.standbywizard.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.standbywizard.cli.Practice;
import org.standbywizard.lab.Archives;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabSettings;
import org.standbywizard.lab.exercise.Exercise;
import org.standbywizard.lab.exercise.Exercises;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.AppDirs;

/** The commands' view of the practice lab. */
final class LabPractice implements Practice {
    private final AppDirs directories;
    private final PlanFiles plans;

    LabPractice(AppDirs directories, PlanFiles plans) {
        this.directories = directories;
        this.plans = plans;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody is left to be told.
    public Practice.Running start(Wish wish, Consumer<Stage> stages, Cancellation cancellation) {
        // A process whose parent was killed is told nothing by itself.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(cancellation::cancel));
        Archives archives =
                Archives.in(wish.from().map(List::of).orElseGet(() -> PracticeArchives.places(directories)));
        LabSettings settings =
                new LabSettings(directories.home().resolve("practice"), archives, wish.major(), wish.standbys());
        Consumer<Lab.Stage> told = stage -> tell(stage, stages);
        return new RunningLab(
                wish.resume() ? Lab.resume(settings, told, cancellation) : Lab.start(settings, told, cancellation),
                plans);
    }

    @Override
    public List<String> exercises() {
        return Exercises.all().stream().map(Exercise::name).toList();
    }

    private static void tell(Lab.Stage stage, Consumer<Stage> stages) {
        switch (stage) {
            case UNPACKING -> stages.accept(Stage.UNPACKING);
            case INITIALISING -> stages.accept(Stage.INITIALISING);
            case STARTING -> stages.accept(Stage.STARTING);
            default -> {}
        }
    }

    @Override
    public List<Archive> fetch(Path directory, Predicate<List<Archive>> agree, Cancellation cancellation) {
        return new PracticeArchives(directories).fetch(directory, agree, cancellation);
    }
}
