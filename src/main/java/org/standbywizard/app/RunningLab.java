package org.standbywizard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.cli.Practice;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.exercise.Exercise;
import org.standbywizard.lab.exercise.Exercises;
import org.standbywizard.lab.exercise.Pair;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journals;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** A lab with its plan files: the commands' view of it, and what the window's is made from. */
final class RunningLab implements Practice.Running {
    private static final String ABOUT = "practice";
    private static final Logger LOG = LoggerFactory.getLogger(RunningLab.class);
    private static final String LOCAL = "127.0.0.1";

    private final Lab lab;
    private final PlanFiles plans;

    /** Ends the lab if its plan cannot be written. */
    RunningLab(Lab lab, PlanFiles plans) {
        this.lab = lab;
        this.plans = plans;
        write(plan(), lab.plan());
        write(planForElsewhere(), lab.planForElsewhere());
    }

    private void write(Path file, PlanDraft draft) {
        if (!plans.write(file, draft).isValid()) {
            lab.close();
            throw new UncheckedIOException(new IOException("could not write " + file));
        }
    }

    LabBench bench(PracticeSetUp wizard) {
        return new LabBench(this, lab, wizard);
    }

    int standbys() {
        return lab.hosts().size() - 1;
    }

    PlanDraft draft() {
        return lab.plan();
    }

    /** Whether a port of this computer is one of its hosts' SSH servers. */
    boolean listensAt(String host, int port) {
        return host.equals(LOCAL) && lab.hosts().stream().anyMatch(one -> one.sshPort() == port);
    }

    /** Servers in their first state have no runs. */
    @Override
    public void reset() {
        lab.reset();
        delete(runs());
    }

    /** Into the state that was kept under this name, with the runs that belong to it. False if none was. */
    boolean bring(String name) {
        if (!lab.hasKept(name)) {
            return false;
        }
        lab.bring(name);
        delete(runs());
        copy(keptRuns(name), runs());
        return true;
    }

    /** Keeps this state under a name, with its runs. */
    void keep(String name) {
        lab.keep(name);
        delete(keptRuns(name));
        copy(runs(), keptRuns(name));
    }

    private Path runs() {
        return new AppDirs(home()).runs();
    }

    private Path keptRuns(String name) {
        return lab.directory().resolve("kept-runs-" + name);
    }

    private static void delete(Path tree) {
        each(tree, Comparator.reverseOrder(), Files::delete);
    }

    private static void copy(Path tree, Path to) {
        each(
                tree,
                Comparator.naturalOrder(),
                one -> Files.copy(one, to.resolve(tree.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES));
    }

    private static void each(Path tree, Comparator<Path> order, Deed deed) {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(order).toList()) {
                deed.at(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done with each part of a tree. */
    private interface Deed {
        void at(Path one) throws IOException;
    }

    @Override
    public String version() {
        return lab.version().toString();
    }

    @Override
    public List<Practice.Host> hosts() {
        return lab.hosts().stream()
                .map(host -> new Practice.Host(
                        host.name(),
                        host.sshPort(),
                        host.port(),
                        host.dataDirectory().toString()))
                .toList();
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
    public List<String> exercises() {
        return Exercises.of(lab.version()).stream().map(Exercise::name).toList();
    }

    @Override
    public void inject(String exercise) {
        try {
            Exercises.named(exercise).inject(Pair.of(lab.stations()));
        } catch (IOException e) {
            LOG.warn("{} could not be put in", exercise, e);
            throw new FailureException(
                    new Failure.Refused(ABOUT, "lab-exercise", List.of(), String.valueOf(e.getMessage())), e);
        }
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
