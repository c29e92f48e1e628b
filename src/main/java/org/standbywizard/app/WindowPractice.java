package org.standbywizard.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.standbywizard.lab.ArchiveFetch;
import org.standbywizard.lab.Archives;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabSettings;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.AppDirs;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.PracticeLab;

/** The window's view of the practice lab, and which one runs now: its servers are reached by its own files. */
final class WindowPractice implements PracticeLab {
    private final AppDirs directories;
    private final PlanFiles plans;
    private final PracticeSetUp wizard;
    private final AtomicReference<RunningLab> current = new AtomicReference<>();

    /** @param wizard sets up a lab's standbys for exercises */
    WindowPractice(AppDirs directories, PlanFiles plans, PracticeSetUp wizard) {
        this.directories = directories;
        this.plans = plans;
        this.wizard = wizard;
    }

    /** The lab that runs now, if this is the SSH server of one of its hosts. */
    Optional<RunningLab> at(String host, int port) {
        return Optional.ofNullable(current.get()).filter(lab -> lab.listensAt(host, port));
    }

    Optional<RunningLab> current() {
        return Optional.ofNullable(current.get());
    }

    private Archives archives() {
        return Archives.in(PracticeArchives.places(directories));
    }

    @Override
    public List<Version> versions() {
        return archives().offers().stream()
                .map(offer -> new Version(
                        offer.version().major(),
                        offer.version().toString(),
                        offer.here() ? Optional.empty() : Optional.of(archive(offer.item()))))
                .toList();
    }

    private static Archive archive(ArchiveFetch.Item item) {
        return new Archive(item.name(), item.bytes(), item.sha256());
    }

    @Override
    public void fetch(Version version, LongConsumer progress, Cancellation cancellation) {
        Archives archives = archives();
        archives.offers().stream()
                .filter(offer -> offer.version().major().equals(version.major()) && !offer.here())
                .forEach(offer -> new ArchiveFetch(archives, ArchiveFetch.usualRepository())
                        .one(offer.item(), PracticeArchives.kept(directories), progress, cancellation));
    }

    @Override
    public Running start(Version version, int standbys, Consumer<Stage> stages, Cancellation cancellation) {
        LabSettings settings =
                new LabSettings(directories.home().resolve("practice"), archives(), version.major(), standbys);
        RunningLab lab = new RunningLab(Lab.start(settings, stage -> tell(stage, stages), cancellation), plans);
        current.set(lab);
        return new Started(lab);
    }

    private static void tell(Lab.Stage stage, Consumer<Stage> stages) {
        switch (stage) {
            case CLEARING -> stages.accept(Stage.CLEARING);
            case UNPACKING -> stages.accept(Stage.UNPACKING);
            case INITIALISING -> stages.accept(Stage.INITIALISING);
            case STARTING -> stages.accept(Stage.STARTING);
            default -> {}
        }
    }

    private final class Started implements PracticeLab.Running {
        private final RunningLab lab;
        private final LabBench bench;

        Started(RunningLab lab) {
            this.lab = lab;
            this.bench = lab.bench(wizard);
        }

        @Override
        public String version() {
            return lab.version();
        }

        @Override
        public int standbys() {
            return lab.standbys();
        }

        @Override
        public PlanDraft plan() {
            return lab.draft();
        }

        @Override
        public Path file() {
            return lab.plan();
        }

        @Override
        public void rate(int rows) {
            lab.rate(rows);
        }

        @Override
        public long written() {
            return lab.written();
        }

        @Override
        public void reset() {
            lab.reset();
        }

        @Override
        public PracticeBench bench() {
            return bench;
        }

        @Override
        public void end() {
            bench.close();
            lab.close();
            current.compareAndSet(lab, null);
        }
    }
}
