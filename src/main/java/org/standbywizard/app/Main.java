package org.standbywizard.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.standbywizard.cli.Cli;
import org.standbywizard.cli.SystemTerminal;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.AppDirs;
import org.standbywizard.text.Language;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.FxThread;

/** Starts the program. */
public final class Main {
    /** Set by the launcher: whether standard output is a terminal, and how wide it is. */
    private static final String TTY = "standbywizard.tty";

    private static final String COLUMNS = "standbywizard.columns";
    private static final int USUAL_COLUMNS = 100;

    private Main() {}

    public static void main(String[] args) {
        FxThread window = new FxThread();
        // So that the toolkit starts while everything else is made ready.
        if (Cli.wantsWindow(args)) {
            window.prepareToolkit();
        }
        Path home = Path.of(System.getProperty("user.home"));
        AppDirs directories = AppDirs.of(System.getenv(), System.getProperty("os.name"), home);
        Path log = LogFile.prepare(directories.home());
        Background background = new Background();
        Cancellation cancellation = new Cancellation();
        Stopper stopper = Stopper.install(cancellation);
        SystemTerminal terminal = terminal(background.named("terminal"));
        Locale language = locale();
        Cli cli = new Cli(
                Wiring.tools(directories, home, background.named("work"), language, window),
                terminal,
                Messages.of(language),
                cancellation,
                log.toString());
        int status = cli.run(args);
        stopper.ended(status);
        System.exit(status);
    }

    private static SystemTerminal terminal(ExecutorService reader) {
        Charset charset = charset();
        boolean live = Boolean.getBoolean(TTY);
        String noColor = System.getenv("NO_COLOR");
        return new SystemTerminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset),
                Optional.ofNullable(System.console()),
                live,
                live && (noColor == null || noColor.isEmpty()),
                Integer.getInteger(COLUMNS, USUAL_COLUMNS),
                reader);
    }

    /** Windows consoles have code pages of their own; elsewhere UTF-8 passes unharmed even where the locale is C. */
    private static Charset charset() {
        String own = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows && Charset.isSupported(own) ? Charset.forName(own) : StandardCharsets.UTF_8;
    }

    /** Numbers shall look as the words do, and there are words in these languages only. */
    private static Locale locale() {
        return Language.of(Locale.getDefault()).locale();
    }
}
