package org.standbywizard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.standbywizard.cli.Practice;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.lab.Archives;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabSettings;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Journals;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** The commands' view of the practice lab. */
final class LabPractice implements Practice {
    private final AppDirs directories;
    private final PlanFiles plans;

    LabPractice(AppDirs directories, PlanFiles plans) {
        this.directories = directories;
        this.plans = plans;
    }

    @Override
    public Practice.Running start(Wish wish, Consumer<Stage> stages, Cancellation cancellation) {
        // A process whose parent was killed is told nothing by itself.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(cancellation::cancel));
        Archives archives =
                Archives.in(wish.from().map(List::of).orElseGet(() -> PracticeArchives.places(directories)));
        LabSettings settings =
                new LabSettings(directories.home().resolve("practice"), archives, wish.major(), wish.standbys());
        Consumer<Lab.Stage> told = stage -> tell(stage, stages);
        return new Started(
                wish.resume() ? Lab.resume(settings, told, cancellation) : Lab.start(settings, told, cancellation));
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

    /** A lab with its plan files. */
    private final class Started implements Practice.Running {
        private final Lab lab;

        Started(Lab lab) {
            this.lab = lab;
            write(plan(), lab.plan());
            write(planForElsewhere(), lab.planForElsewhere());
        }

        private void write(Path file, PlanDraft draft) {
            if (!plans.write(file, draft).isValid()) {
                lab.close();
                throw new UncheckedIOException(new IOException("could not write " + file));
            }
        }

        @Override
        public String version() {
            return lab.version().toString();
        }

        @Override
        public List<Host> hosts() {
            List<Host> hosts = new ArrayList<>();
            lab.hosts()
                    .forEach(host -> hosts.add(new Host(
                            host.name(),
                            host.sshPort(),
                            host.port(),
                            host.dataDirectory().toString())));
            return hosts;
        }

        @Override
        public String user() {
            return lab.user();
        }

        @Override
        public Path password() {
            return lab.password();
        }

        @Override
        public Path plan() {
            return lab.directory().resolve("plan.json");
        }

        @Override
        public Path planForElsewhere() {
            return lab.directory().resolve("plan-elsewhere.json");
        }

        @Override
        public Path home() {
            return lab.directory().resolve("desktop");
        }

        @Override
        public Journals journals() {
            return new FileJournals(new AppDirs(home()));
        }

        @Override
        public SshChoices ssh() {
            return new SshChoices(
                    List.of(lab.knownHosts()), SshChoices.HostKeys.STRICT, Map.of(), Optional.of(lab.sshConfig()));
        }

        @Override
        public void rate(int rows) {
            lab.load().rate(rows);
        }

        @Override
        public long written() {
            return lab.load().written();
        }

        @Override
        public void save() {
            lab.save();
        }

        @Override
        public void close() {
            lab.close();
        }
    }
}
