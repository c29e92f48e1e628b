package org.standbywizard.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.standbywizard.text.Meant;
import org.standbywizard.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Wrong arguments in words: what is wrong, and where to read on; the whole help would push it off the screen. */
final class WrongUsage {
    private final Messages messages;

    WrongUsage(Messages messages) {
        this.messages = messages;
    }

    /** Picocli's own message, which is English, for what can only be a fault of this program. */
    int tell(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            err.println(messages.get(
                    unmatched.isUnknownOption() ? "usage.option-unknown" : "usage.argument-unknown",
                    String.join(" ", unmatched.getUnmatched())));
            suggest(meant(unmatched), err);
        } else if (wrong instanceof CommandLine.MissingParameterException missing) {
            err.println(messages.get("usage.missing", names(missing)));
        } else if (wrong instanceof CommandLine.OverwrittenOptionException twice) {
            err.println(messages.get("usage.once", name(twice.getOverwritten())));
        } else if (wrong.getArgSpec() != null && wrong.getValue() != null) {
            err.println(messages.get("usage.value", name(wrong.getArgSpec()), wrong.getValue()));
        } else {
            err.println(wrong.getMessage());
        }
        err.println(command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.status();
    }

    private void suggest(List<String> suggestions, PrintWriter err) {
        if (!suggestions.isEmpty()) {
            err.println(messages.get("usage.similar", String.join(", ", suggestions)));
        }
    }

    /** Not picocli's own suggestions, for which two letters in common are enough. */
    private static List<String> meant(CommandLine.UnmatchedArgumentException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        return Meant.by(
                wrong.getUnmatched().get(0),
                wrong.isUnknownOption()
                        ? command.optionsMap().keySet()
                        : command.subcommands().keySet());
    }

    private static String names(CommandLine.MissingParameterException wrong) {
        return wrong.getMissing().stream().map(WrongUsage::name).collect(Collectors.joining(", "));
    }

    /** {@code PLAN}, {@code --json}, {@code --host-keys ask|strict|accept-new}. */
    private static String name(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option)) {
            return arg.paramLabel();
        }
        return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + option.paramLabel();
    }
}
