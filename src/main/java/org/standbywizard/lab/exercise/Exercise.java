package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.util.List;
import org.standbywizard.lab.exercise.Sign.Kind;
import org.standbywizard.plan.PgVersion;

/**
 * One thing to be mended: a fault that is put into a pair that works.
 *
 * @param name of its text, such as {@code 04-slot-missing}
 * @param oldest the first major version it works with
 * @param fault puts it in, with real files and real statements
 * @param toMend a sign beyond those of every pair that must be gone too
 */
public record Exercise(String name, PgVersion oldest, Fault fault, Also toMend) {
    /** Puts something wrong into a pair. */
    public interface Fault {
        void into(Pair pair) throws IOException;
    }

    /** Looks for more. */
    public interface Also {
        List<Sign> at(Pair pair) throws IOException;
    }

    Exercise(String name, Fault fault) {
        this(name, PgVersion.V9_6, fault, pair -> List.of());
    }

    Exercise since(PgVersion version) {
        return new Exercise(name, version, fault, toMend);
    }

    Exercise also(Also look) {
        return new Exercise(name, oldest, fault, look);
    }

    /** Puts the fault in. @throws IOException if the pair is not as exercises need it, with what was missing */
    public void inject(Pair pair) throws IOException {
        fault.into(pair);
    }

    /**
     * What is still wrong; nothing if it is mended.
     *
     * @return the signs of the pair, else those of this exercise
     */
    public List<Sign> look(Pair pair) {
        List<Sign> signs = PairLook.at(pair);
        if (!signs.isEmpty()) {
            return signs;
        }
        try {
            return toMend.at(pair);
        } catch (IOException e) {
            return List.of(new Sign(Kind.NO_ANSWER, pair.standby().name(), ""));
        }
    }
}
