package org.standbywizard.app;

import java.util.List;
import java.util.Locale;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.ui.model.Browser;

/** The desktop's browser, by the program that each platform has for it. */
final class DesktopBrowser implements Browser {
    private final String system;
    private final Programs programs;

    /** @param system such as System.getProperty("os.name") */
    DesktopBrowser(String system, Programs programs) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.programs = programs;
    }

    @Override
    public void open(String address) {
        if (!programs.launch(command(address))) {
            throw new FailureException(new Failure.Refused("this computer", "browser", List.of(address), ""));
        }
    }

    private List<String> command(String address) {
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
