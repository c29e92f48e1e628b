package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, option and exit code is described in both languages, and nothing else is. */
class HelpWordsTest {
    /** Picocli's own keys: manual, "Internationalization". */
    private static final Pattern USAGE = Pattern.compile(
            "usage\\.(synopsisHeading|description(\\.\\d)?|(command|option|exitCode)ListHeading|exitCodeList\\.\\d)");

    private static ResourceBundle bundle(Locale locale) {
        return Messages.of(locale).bundle("help");
    }

    private static List<CommandSpec> commands(Locale locale) {
        CommandLine program = new CommandLine(new StandbyWizard(null)).setResourceBundle(bundle(locale));
        List<CommandSpec> commands = new ArrayList<>(List.of(program.getCommandSpec()));
        program.getSubcommands().values().forEach(command -> commands.add(command.getCommandSpec()));
        return commands;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everythingIsDescribed(String language) {
        Pattern words = Pattern.compile(language.equals("ko") ? "[가-힣]" : "[a-z]");
        for (CommandSpec command : commands(Locale.forLanguageTag(language))) {
            assertThat(command.usageMessage().description())
                    .as(command.qualifiedName())
                    .isNotEmpty()
                    .allMatch(line -> words.matcher(line).find());
            for (ArgSpec arg : command.args()) {
                assertThat(arg.description())
                        .as(command.qualifiedName() + " " + arg.paramLabel())
                        .isNotEmpty()
                        .allMatch(line -> words.matcher(line).find());
            }
            assertThat(command.usageMessage().exitCodeList().keySet())
                    .containsExactlyElementsOf(Stream.of(ExitCode.values())
                            .map(code -> String.valueOf(code.status()))
                            .toList());
        }
    }

    @Test
    void nothingIsDescribedThatIsNotThere() {
        Set<String> known = new TreeSet<>();
        for (CommandSpec command : commands(Locale.ENGLISH)) {
            command.options().forEach(option -> {
                Stream.of(option.names()).forEach(name -> known.add(strip(name)));
                Optional.ofNullable(option.descriptionKey()).ifPresent(known::add);
            });
            command.positionalParameters().forEach(place -> known.add(place.descriptionKey()));
            known.add(command.qualifiedName(".") + ".");
        }
        known.add("");
        assertThat(bundle(Locale.ENGLISH).keySet()).allMatch(key -> {
            int usage = key.indexOf("usage.");
            return usage < 0
                    ? known.contains(key)
                    : known.contains(key.substring(0, usage))
                            && USAGE.matcher(key.substring(usage)).matches();
        });
    }

    private static String strip(String option) {
        return option.replaceFirst("^--?", "");
    }
}
