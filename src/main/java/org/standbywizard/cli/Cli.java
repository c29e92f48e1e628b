package org.standbywizard.cli;

import java.io.PrintWriter;
import java.io.Writer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.report.Format;
import org.standbywizard.text.Messages;
import picocli.CommandLine;

/** The command line as a whole. */
public final class Cli {
    /** The bundle that picocli takes the words of --help from. */
    private static final String HELP = "help";

    private final Surroundings around;

    /**
     * @param cancellation cancelled when the person stops the program
     * @param logFile named where something unforeseen happens
     */
    public Cli(Tools tools, Terminal terminal, Messages messages, Cancellation cancellation, String logFile) {
        this.around = new Surroundings(tools, terminal, messages, cancellation, logFile);
    }

    /** Whether nothing but the window is wanted, perhaps with a plan that was opened on the desktop. */
    public static boolean wantsWindow(String... args) {
        return args.length == 0
                || args.length == 1
                        && (args[0].equals(WindowCommand.NAME)
                                || WindowCommand.plan(args).isPresent());
    }

    /** @return the exit status, an {@link ExitCode}'s */
    public int run(String... args) {
        if (wantsWindow(args)) {
            // Nothing to be parsed, and the window shall be there soon.
            return WindowCommand.show(new StandbyWizard(around), WindowCommand.plan(args));
        }
        CommandLine line = new CommandLine(new StandbyWizard(around))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new Lines(around.terminal()::line), true))
                .setErr(new PrintWriter(new Lines(around.terminal()::error), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        around.terminal().colored() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(60, Math.min(100, around.terminal().columns())))
                .setParameterExceptionHandler(new WrongUsage(around.messages())::tell)
                .setResourceBundle(around.messages().bundle(HELP));
        line.registerConverter(SshChoices.HostKeys.class, Cli::hostKeys);
        line.registerConverter(
                Format.class, word -> Format.of(word).orElseThrow(() -> new CommandLine.TypeConversionException(word)));
        return line.execute(args);
    }

    private static SshChoices.HostKeys hostKeys(String word) {
        for (SshChoices.HostKeys keys : SshChoices.HostKeys.values()) {
            if (keys.toString().equals(word)) {
                return keys;
            }
        }
        throw new CommandLine.TypeConversionException(word);
    }

    /** Cuts picocli's text into lines for the terminal. */
    private static final class Lines extends Writer {
        private final java.util.function.Consumer<String> lines;
        private final StringBuilder open = new StringBuilder();

        Lines(java.util.function.Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(char[] text, int start, int length) {
            open.append(text, start, length);
            int end;
            while ((end = open.indexOf("\n")) >= 0) {
                int stop = end > 0 && open.charAt(end - 1) == '\r' ? end - 1 : end;
                lines.accept(open.substring(0, stop));
                open.delete(0, end + 1);
            }
        }

        @Override
        public void flush() {
            // Only whole lines are given on.
        }

        @Override
        public void close() {
            if (open.length() > 0) {
                lines.accept(open.toString());
                open.setLength(0);
            }
        }
    }
}
