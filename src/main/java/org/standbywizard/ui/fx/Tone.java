package org.standbywizard.ui.fx;

import org.kordamp.ikonli.feather.Feather;

/** A state as icon, word and colour together, never colour alone. */
public enum Tone {
    NEUTRAL(Feather.CIRCLE),
    ACTIVE(Feather.LOADER),
    GOOD(Feather.CHECK),
    WARN(Feather.ALERT_TRIANGLE),
    BAD(Feather.X_CIRCLE),
    INFO(Feather.INFO);

    private final Feather icon;

    Tone(Feather icon) {
        this.icon = icon;
    }

    public Feather icon() {
        return icon;
    }

    /** Style class that colours text and icons: {@code tone-good}. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
