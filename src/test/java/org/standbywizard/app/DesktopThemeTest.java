package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

class DesktopThemeTest {
    /** Answers of programs by a part of their command; all others are not there. */
    private static final class Answers implements Programs {
        final Map<String, String> said = new LinkedHashMap<>();
        final List<List<String>> launched = new ArrayList<>();
        boolean launches = true;

        Answers with(String part, String answer) {
            said.put(part, answer);
            return this;
        }

        @Override
        public Optional<String> ask(List<String> command) {
            return said.entrySet().stream()
                    .filter(one -> String.join(" ", command).contains(one.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        @Override
        public boolean launch(List<String> command) {
            launched.add(command);
            return launches;
        }
    }

    private static Optional<Boolean> dark(String system, Answers answers) {
        return new DesktopTheme(system, answers).dark();
    }

    /** As reg.exe of Windows 11 prints it. */
    private static final String REGISTRY = """
            HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize
                AppsUseLightTheme    REG_DWORD\s\s\s\s""";

    @Test
    void windowsHasItInTheRegistry() {
        assertThat(dark("Windows 11", new Answers().with("AppsUseLightTheme", REGISTRY + "0x0")))
                .contains(true);
        assertThat(dark("Windows 10", new Answers().with("AppsUseLightTheme", REGISTRY + "0x1")))
                .contains(false);
        assertThat(dark("Windows Server 2019", new Answers())).isEmpty();
    }

    @Test
    void aMacHasItInTheDefaultsIfItIsDark() {
        assertThat(dark("Mac OS X", new Answers().with("AppleInterfaceStyle", "Dark")))
                .contains(true);
        assertThat(dark("Mac OS X", new Answers())).contains(false);
    }

    @Test
    void linuxDesktopsTellByThePortalOrTheirOwnSettings() {
        assertThat(dark("Linux", new Answers().with("freedesktop.appearance", "(<<uint32 1>>,)")))
                .contains(true);
        assertThat(dark("Linux", new Answers().with("freedesktop.appearance", "(<<uint32 2>>,)")))
                .contains(false);
        Answers noWish = new Answers().with("freedesktop.appearance", "(<<uint32 0>>,)");
        assertThat(dark("Linux", noWish)).isEmpty();
        assertThat(dark("Linux", noWish.with("interface color-scheme", "'prefer-dark'")))
                .contains(true);
        assertThat(dark("Linux", new Answers().with("interface color-scheme", "'prefer-light'")))
                .contains(false);
        Answers old = new Answers().with("interface color-scheme", "'default'");
        assertThat(dark("Linux", old.with("interface gtk-theme", "'Adwaita-dark'")))
                .contains(true);
        assertThat(dark("Linux", new Answers().with("interface gtk-theme", "'Yaru'")))
                .contains(false);
        assertThat(dark("Linux", new Answers())).isEmpty();
    }

    @Test
    void everyPlatformHasItsWayToTheBrowser() {
        Answers answers = new Answers();
        String address = "https://www.postgresql.org/docs/current/warm-standby.html?a=1&b=2";
        for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
            new DesktopBrowser(system, answers).open(address);
        }
        assertThat(answers.launched)
                .containsExactly(
                        List.of("xdg-open", address),
                        List.of("open", address),
                        List.of("rundll32", "url.dll,FileProtocolHandler", address));
        answers.launches = false;
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                FailureException.class, () -> new DesktopBrowser("Linux", answers).open(address))
                        .failure())
                .isEqualTo(new Failure.Refused("this computer", "browser", List.of(address), ""));
    }

    @Test
    void realProgramsAnswerFailAreMissingOrHang() {
        Programs programs = Programs.real(Duration.ofSeconds(20));
        assertThat(programs.ask(List.of("java", "-version")).orElse("")).contains("version");
        assertThat(programs.ask(List.of("java", "--no-such-option"))).isEmpty();
        assertThat(programs.ask(List.of("no-such-program-anywhere"))).isEmpty();
        assertThat(programs.launch(List.of("java", "-version"))).isTrue();
        assertThat(programs.launch(List.of("no-such-program-anywhere"))).isFalse();
        Programs hasty = Programs.real(Duration.ofMillis(1));
        assertThat(hasty.ask(List.of("java", "-version"))).isEmpty();
        assertThat(hasty.launch(List.of("java", "-version"))).isTrue();
    }
}
