package org.standbywizard.text;

import java.util.Arrays;
import java.util.Locale;

/** The languages that there are words in; English stands in where there are none. */
public enum Language {
    EN(Locale.ENGLISH),
    KO(Locale.KOREAN);

    /** How they are asked for on a command line. */
    public static final String CODES = "en|ko";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The one whose words are for this locale. */
    public static Language of(Locale locale) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(locale.getLanguage()))
                .findFirst()
                .orElse(EN);
    }

    public Locale locale() {
        return locale;
    }

    /** By ISO 639, as files and {@code lang} attributes name it. */
    public String code() {
        return locale.getLanguage();
    }
}
