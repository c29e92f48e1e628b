package org.standbywizard.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

public final class Look {
    public static void main(String[] args) {
        int status = 1;
        try {
            run(args);
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(status);
    }

    static void run(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale l : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
                String n = (dark ? "dark" : "light") + "-" + l.getLanguage();
                PageStage.onFx(() -> {
                    FrameStage s = new FrameStage(TestServices.in(Files.createTempDirectory("look")), Optional.empty());
                    Picture.save(s.scene(l, dark, 1280, 800), out.resolve("start-" + n + ".png"));
                    return 0;
                });
            }
        }
    }
}
