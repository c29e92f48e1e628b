package org.standbywizard.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import org.standbywizard.report.Format;
import org.standbywizard.report.ReportText;
import org.standbywizard.text.Language;
import org.standbywizard.text.Messages;
import picocli.CommandLine.Option;

/** How a report is written down: options that several commands have. */
final class ReportShape {
    @Option(names = "--format", paramLabel = "html|md")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--lang", paramLabel = Language.CODES)
    private Optional<Language> language = Optional.empty();

    /** What was asked for, else what the file's name says, else HTML. */
    Format format(Optional<Path> file) {
        return format.or(() -> file.map(Format::of)).orElse(Format.HTML);
    }

    /** @param planFile as commands in the report shall name it */
    String text(
            Surroundings around, String planFile, Optional<Path> file, BiFunction<ReportText, Format, String> writer) {
        Messages messages = language.map(chosen -> Messages.of(chosen.locale())).orElse(around.messages());
        ReportText words = new ReportText(
                messages, ZoneId.systemDefault(), around.tools().clock().instant(), planFile);
        return writer.apply(words, format(file));
    }
}
