package org.standbywizard.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.standbywizard.ui.model.SystemTheme;

/**
 * Whether this desktop is dark, as far as a program can be asked: JavaFX 21 does not tell. Windows has it in the registry
 * (AppsUseLightTheme), macOS in the defaults (AppleInterfaceStyle, which only a dark one has), Linux in the desktop portal
 * (org.freedesktop.appearance color-scheme: 1 dark, 2 light, 0 no wish) and in GNOME's settings.
 */
final class DesktopTheme implements SystemTheme {
    private static final List<String> WINDOWS = List.of(
            "reg",
            "query",
            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
            "/v",
            "AppsUseLightTheme");
    private static final List<String> MAC = List.of("defaults", "read", "-g", "AppleInterfaceStyle");
    private static final List<String> PORTAL = List.of(
            "gdbus",
            "call",
            "--session",
            "--timeout",
            "1",
            "--dest",
            "org.freedesktop.portal.Desktop",
            "--object-path",
            "/org/freedesktop/portal/desktop",
            "--method",
            "org.freedesktop.portal.Settings.Read",
            "org.freedesktop.appearance",
            "color-scheme");
    private static final List<String> GNOME =
            List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
    private static final List<String> GTK = List.of("gsettings", "get", "org.gnome.desktop.interface", "gtk-theme");

    private final String system;
    private final Programs programs;

    /** @param system such as System.getProperty("os.name") */
    DesktopTheme(String system, Programs programs) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.programs = programs;
    }

    @Override
    public Optional<Boolean> dark() {
        if (system.startsWith("windows")) {
            return programs.ask(WINDOWS).filter(said -> said.contains("0x")).map(said -> said.endsWith("0x0"));
        }
        if (system.startsWith("mac")) {
            // A light one has no such key, and the program fails.
            return Optional.of(programs.ask(MAC).orElse("").contains("Dark"));
        }
        return portal().or(this::gnome);
    }

    private Optional<Boolean> portal() {
        String said = programs.ask(PORTAL).orElse("");
        if (said.contains("uint32 1")) {
            return Optional.of(true);
        }
        return said.contains("uint32 2") ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> gnome() {
        String scheme = programs.ask(GNOME).orElse("");
        if (scheme.contains("prefer-")) {
            return Optional.of(scheme.contains("prefer-dark"));
        }
        return programs.ask(GTK).map(name -> name.toLowerCase(Locale.ROOT).contains("dark"));
    }
}
