package org.standbywizard.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.model.PracticeLab;

/** A practice lab of nothing, which keeps what was asked of it. */
public final class FakePractice implements PracticeLab {
    public static final Archive ARCHIVE = new Archive("binaries-17.11.0.jar", 15_000_000, "0dd7b72b6f335b8e".repeat(4));
    public static final Version NEWEST = new Version("18", "18.6", Optional.empty());
    public static final Version MISSING = new Version("17", "17.11", Optional.of(ARCHIVE));
    public static final Version OLD = new Version("11", "11.22", Optional.empty());

    public final List<String> done = new ArrayList<>();
    public final List<Lab> labs = new ArrayList<>();
    public List<Version> versions = List.of(NEWEST, MISSING, OLD);
    /** What versions cannot be had for. */
    public Optional<Failure> noVersions = Optional.empty();
    /** What a start fails with. */
    public Optional<Failure> noStart = Optional.empty();
    /** What happens on the way to a lab. */
    public Consumer<Cancellation> meanwhile = cancellation -> {};

    public static Failure refused(String reason, String... args) {
        return new Failure.Refused("practice", reason, List.of(args), "");
    }

    @Override
    public List<Version> versions() {
        noVersions.ifPresent(failure -> {
            throw new FailureException(failure);
        });
        return versions;
    }

    @Override
    public void fetch(Version version, LongConsumer progress, Cancellation cancellation) {
        done.add("fetch " + version.name());
        progress.accept(5_000_000);
    }

    @Override
    public Running start(Version version, int standbys, Consumer<Stage> stages, Cancellation cancellation) {
        done.add("start " + version.name() + " " + standbys);
        stages.accept(Stage.STARTING);
        meanwhile.accept(cancellation);
        noStart.ifPresent(failure -> {
            throw new FailureException(failure);
        });
        Lab lab = new Lab(version, standbys, labs.size() + 1);
        labs.add(lab);
        return lab;
    }

    /** One that runs. */
    public final class Lab implements Running {
        public final FakeBench bench = new FakeBench(done);
        public int rate;
        public long written;
        private final Version version;
        private final int standbys;
        private final int number;

        Lab(Version version, int standbys, int number) {
            this.version = version;
            this.standbys = standbys;
            this.number = number;
        }

        @Override
        public String version() {
            return version.name();
        }

        @Override
        public int standbys() {
            return standbys;
        }

        @Override
        public PlanDraft plan() {
            return PlanDraft.EMPTY
                    .with("format", "standby-wizard/1")
                    .with("primary.name", "primary")
                    .with("primary.host", "127.0.0.1")
                    .with("primary.ssh.port", String.valueOf(20_000 + number))
                    .with("standbys[0].name", "standby1")
                    .with("standbys[0].host", "127.0.0.1")
                    .with("standbys[0].ssh.port", String.valueOf(21_000 + number));
        }

        @Override
        public Path file() {
            return Path.of("/labs/lab-" + number + "/plan.json");
        }

        @Override
        public void rate(int rows) {
            rate = rows;
        }

        @Override
        public long written() {
            return written;
        }

        @Override
        public void reset() {
            done.add("reset " + number);
        }

        @Override
        public PracticeBench bench() {
            return bench;
        }

        @Override
        public void end() {
            done.add("end " + number);
        }
    }
}
