package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.standbywizard.learn.Handout;
import org.standbywizard.learn.Names;
import org.standbywizard.text.Language;
import org.standbywizard.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code handout}: the lessons and the steps as one HTML file to be printed; no host is reached. */
@Command(name = "handout", mixinStandardHelpOptions = true)
final class HandoutCommand implements Callable<Integer> {
    private static final String KIND = "html";

    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @Option(
            names = {"--language", "--lang"},
            paramLabel = Language.CODES,
            descriptionKey = "handout-language")
    private Optional<Language> language = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "handout-output")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--trainer")
    private boolean trainer;

    @Override
    public Integer call() {
        Surroundings around = parent.around();
        Output output = parent.output();
        return Guard.run(output, around.logFile(), () -> {
            Messages words =
                    language.map(chosen -> Messages.of(chosen.locale())).orElse(around.messages());
            String text = new Handout(words, Names.USUAL, trainer).html();
            if (file.isPresent()) {
                around.tools().reports().write(file.get(), text);
                output.note("written.handout", file.get());
            } else {
                output.report(KIND, text);
            }
            return ExitCode.DONE;
        });
    }
}
