package org.standbywizard.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.JournalEntry.Opened;
import org.standbywizard.run.Journals;

/**
 * Journals as files, {@code runs/<run id>/journal.jsonl}. A journal that cannot be understood stops whoever asks: it may
 * be the very run that must be resumed, and to plan anew over it would take half-made changes for the originals.
 */
public final class FileJournals implements Journals {
    static final String FILE = "journal.jsonl";
    /**
     * The version is raised whenever a journal that one version of the program writes could be read wrongly, or not at
     * all, by another: when a component of any record that a journal holds is added, removed, renamed or means something
     * else (that is all below {@link JournalEntry}: plan, change set, every step), and when the form of a line changes.
     * What was only added since an earlier version may be missing in its journals: they are read, too, and written anew
     * before anything is appended. {@code JournalShapeTest} holds the shape of all these records beside the version, and fails until both agree.
     */
    static final String FORMAT = "standby-wizard-journal/3";

    /** Without the whole failure and the owner's directory. */
    private static final int OLDEST = 2;

    private static final JsonLines<JournalEntry> FORM =
            new JsonLines<>(FormatWord.parse(FORMAT), OLDEST, JournalEntry.class, RecordJson.mapper(), program());

    private final AppDirs directories;

    /** The build's own version; a developer's build has none. */
    private static String program() {
        String built = FileJournals.class.getPackage().getImplementationVersion();
        return "standby-wizard " + (built == null ? "(not packaged)" : built);
    }

    public FileJournals(AppDirs directories) {
        this.directories = directories;
    }

    @Override
    public Journal create(Opened wanted) {
        Path file = file(wanted.runId());
        Opened opened = afterAllOthers(wanted);
        byte[] first = FORM.bytes(List.of(opened));
        try {
            directories.createRun(opened.runId());
            AtomicFile.createPrivate(file, first);
        } catch (FileAlreadyExistsException e) {
            throw Here.refused("journal-exists", file.toString());
        } catch (IOException e) {
            throw Here.refused("journal-unwritable", file.toString(), IoReason.of(e));
        }
        return new FileJournal(file, orThrow(file, JsonAppender.openNew(FORM, file, List.of(opened), first.length)));
    }

    /** The order in which runs were begun is what an undo goes back by; this computer's clock may have been set back. */
    private Opened afterAllOthers(Opened opened) {
        long latest = runs().stream()
                .filter(run -> !run.runId().equals(opened.runId()))
                .mapToLong(RunRecord::startedAt)
                .max()
                .orElse(Long.MIN_VALUE);
        return opened.at() > latest
                ? opened
                : new Opened(latest + 1, opened.runId(), opened.key(), opened.plan(), opened.changeSet());
    }

    @Override
    public List<RunRecord> runs() {
        List<RunRecord> found = new ArrayList<>();
        try {
            for (String runId : directories.runIds()) {
                // A directory without a journal: the run ended before it wrote down, let alone did, anything.
                if (Files.exists(file(runId))) {
                    found.add(RunRecord.of(entries(runId)));
                }
            }
        } catch (IOException e) {
            throw Here.refused("journal-unreadable", directories.runs().toString(), IoReason.of(e));
        }
        found.sort(Comparator.comparingLong(RunRecord::startedAt).thenComparing(RunRecord::runId));
        return found;
    }

    @Override
    public Journal open(String runId) {
        Path file = file(runId);
        JsonAppender<JournalEntry> lines = orThrow(file, JsonAppender.open(FORM, file));
        if (!startsWithOpened(lines.values())) {
            close(file, lines);
            throw damaged(file);
        }
        return new FileJournal(file, lines);
    }

    @Override
    public List<JournalEntry> entries(String runId) {
        Path file = file(runId);
        List<JournalEntry> entries = orThrow(file, FORM.read(file)).values();
        if (!startsWithOpened(entries)) {
            throw damaged(file);
        }
        return entries;
    }

    private static boolean startsWithOpened(List<JournalEntry> entries) {
        return !entries.isEmpty() && entries.get(0) instanceof Opened;
    }

    private static FailureException damaged(Path file) {
        return Here.refused("journal-damaged", file.toString(), "2");
    }

    private Path file(String runId) {
        return directories.run(runId).resolve(FILE);
    }

    private static <T> T orThrow(Path file, Validated<T> read) {
        if (read.isValid()) {
            return read.get();
        }
        Problem problem = read.problems().get(0);
        throw switch (problem.key()) {
            case ProblemKeys.FORMAT_NEWER ->
                Here.refused(
                        "journal-newer",
                        file.toString(),
                        problem.args().get(0),
                        problem.args().get(1),
                        problem.args().size() > 2 ? problem.args().get(2) : "?");
            case ProblemKeys.FILE_BUSY -> Here.refused("journal-busy", file.toString());
            case ProblemKeys.FILE_WRITE -> Here.refused("journal-unwritable", file.toString(), last(problem));
            case ProblemKeys.FILE_MISSING -> Here.refused("journal-unreadable", file.toString(), "no such file");
            case ProblemKeys.LINE_DAMAGED -> Here.refused("journal-damaged", file.toString(), last(problem));
            case ProblemKeys.FORMAT_UNKNOWN ->
                FormatWord.parse(FORMAT).isOlder(problem.args().get(0))
                        ? Here.refused(
                                "journal-older",
                                file.toString(),
                                problem.args().get(0),
                                problem.args().get(1))
                        : Here.refused("journal-damaged", file.toString(), "1");
            default -> Here.refused("journal-unreadable", file.toString(), last(problem));
        };
    }

    private static String last(Problem problem) {
        return problem.args().get(problem.args().size() - 1);
    }

    private static void close(Path file, JsonAppender<JournalEntry> lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw Here.refused("journal-unwritable", file.toString(), IoReason.of(e));
        }
    }

    /** One journal, held by this process. */
    private record FileJournal(Path file, JsonAppender<JournalEntry> lines) implements Journal {
        @Override
        public void append(JournalEntry entry) {
            try {
                lines.append(entry);
            } catch (IOException e) {
                throw Here.refused("journal-unwritable", file.toString(), IoReason.of(e));
            }
        }

        @Override
        public List<JournalEntry> entries() {
            return lines.values();
        }

        /** The beginning of the journal, so that on another desktop it can be put in a journal's place. */
        @Override
        public byte[] changeSetFile() {
            return FORM.bytes(List.of(lines.values().get(0)));
        }

        @Override
        public void close() {
            FileJournals.close(file, lines);
        }
    }
}
