package org.standbywizard.conf;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.PgVersion;

/** Finds the rule that decides over a connection, as the server does: the first that matches (hba.c, check_hba). */
public final class HbaEvaluator {

    private static final int MAX_DEPTH = 10;

    /** A file that a pg_hba.conf names: where it lies, and its raw text. */
    public record Source(String path, String text) {}

    /** Other files that a pg_hba.conf names. */
    @FunctionalInterface
    public interface Sources {
        /** None is at hand. */
        Sources NONE = (from, path) -> Optional.empty();

        /**
         * What lies behind a path as written: one file, or those of a directory in their order; empty if unknown.
         *
         * @param from the file that names it, which a relative path counts from; empty for the main file
         */
        Optional<List<Source>> files(String from, String path);
    }

    private final HbaConnection connection;
    private final Sources sources;
    private final boolean ssl;

    private HbaEvaluator(HbaConnection connection, boolean ssl, Sources sources) {
        this.connection = connection;
        this.ssl = ssl;
        this.sources = sources;
    }

    /** The first match, for a server with ssl on and no other files at hand. */
    public static HbaVerdict firstMatch(HbaFile file, HbaConnection connection) {
        return firstMatch(file, connection, true, Sources.NONE);
    }

    /**
     * The first match.
     *
     * @param ssl whether the server has ssl on: 9.6 refuses a file with hostssl rules otherwise
     */
    public static HbaVerdict firstMatch(HbaFile file, HbaConnection connection, boolean ssl, Sources sources) {
        return new HbaEvaluator(connection, ssl, sources).first("", file, 0).orElse(new HbaVerdict.NoMatch());
    }

    private Optional<HbaVerdict> first(String path, HbaFile file, int depth) {
        Optional<HbaVerdict> refused = refused(path, file);
        if (refused.isPresent()) {
            return refused;
        }
        for (HbaEntry entry : file.entries()) {
            Optional<HbaVerdict> verdict = entry instanceof HbaEntry.Include
                    ? included(path, (HbaEntry.Include) entry, file.version(), depth)
                    : verdict(path, (HbaEntry.Rule) entry, file.version());
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        return Optional.empty();
    }

    /** One bad line and the server keeps all of its old rules, or does not start: the file decides nothing. */
    private Optional<HbaVerdict> refused(String path, HbaFile file) {
        if (!file.broken().isEmpty()) {
            HbaEntry.Broken broken = file.broken().get(0);
            return Optional.of(new HbaVerdict.Unknown(path, broken.line(), broken.obstacle()));
        }
        for (HbaEntry entry : file.entries()) {
            if (!ssl
                    && !file.version().atLeast(PgVersion.V10)
                    && entry instanceof HbaEntry.Rule
                    && ((HbaEntry.Rule) entry).rule().type() == HbaRule.Type.HOSTSSL) {
                return Optional.of(new HbaVerdict.Unknown(
                        path, entry.line(), new HbaObstacle(HbaObstacle.Kind.SSL_OFF, HbaRule.Type.HOSTSSL.word())));
            }
        }
        return Optional.empty();
    }

    private Optional<HbaVerdict> included(String path, HbaEntry.Include include, PgVersion version, int depth) {
        if (depth >= MAX_DEPTH) {
            return Optional.of(new HbaVerdict.Unknown(
                    path, include.line(), new HbaObstacle(HbaObstacle.Kind.TOO_DEEP, include.path())));
        }
        Optional<List<Source>> files = sources.files(path, include.path());
        if (files.isEmpty()) {
            return Optional.of(new HbaVerdict.Unknown(
                    path, include.line(), new HbaObstacle(HbaObstacle.Kind.NOT_READ, include.path())));
        }
        for (Source file : files.get()) {
            Optional<HbaVerdict> verdict = first(file.path(), HbaFile.parse(file.text(), version), depth + 1);
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        return Optional.empty();
    }

    private Optional<HbaVerdict> verdict(String path, HbaEntry.Rule entry, PgVersion version) {
        HbaMatch match = new HbaMatch(connection, version, sources, path);
        HbaMatch.Answer answer = match.matches(entry.rule());
        if (answer.yes()) {
            return Optional.of(new HbaVerdict.Match(path, entry.line(), entry.rule()));
        }
        return answer.unknown().map(obstacle -> new HbaVerdict.Unknown(path, entry.line(), obstacle));
    }
}
