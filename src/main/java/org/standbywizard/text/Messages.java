package org.standbywizard.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.standbywizard.help.Catalogue;

/**
 * The words of one language, from several bundles beside this class. A text has places {@code {name}} or {@code {0}},
 * with a form after a bar where a figure is to be read by people: {@code {lag|bytes}}, {@code {age|millis}}. See {@link
 * Template}.
 */
public final class Messages {
    /** One file each, {@code <name>.properties} and {@code <name>_ko.properties} in UTF-8. Not all need to exist. */
    public static final List<String> BUNDLES = List.of(
            "checks",
            "verify",
            "problems",
            "failures",
            "steps",
            "status",
            "cli",
            "report",
            "explained",
            "script",
            "learn",
            "window",
            "practice",
            "page-start",
            "page-server",
            "page-settings",
            "page-preflight",
            "page-preview",
            "page-apply",
            "page-verify",
            "page-undo");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Where the words are read: what one does there to do something again has words of its own. */
    enum Face {
        COMMAND,
        WINDOW
    }

    private final Locale locale;
    private final Face face;
    private final List<ResourceBundle> bundles;
    private volatile Catalogue catalogue;

    private Messages(Locale locale, Face face, List<ResourceBundle> bundles) {
        this.locale = locale;
        this.face = face;
        this.bundles = List.copyOf(bundles);
    }

    /** All bundles in this language; what it lacks is English. */
    public static Messages of(Locale locale) {
        return of(locale, BUNDLES);
    }

    /** The same, to be read in the window. */
    public static Messages ofWindow(Locale locale) {
        return new Messages(locale, Face.WINDOW, of(locale).bundles);
    }

    static Messages of(Locale locale, List<String> names) {
        List<ResourceBundle> found = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(bundle(name, locale));
            } catch (MissingResourceException e) {
                // A bundle that this build does not have; its keys show as such.
            }
        }
        return new Messages(locale, Face.COMMAND, found);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        String base = Messages.class.getPackageName().concat(".").concat(name);
        return ResourceBundle.getBundle(base, locale, Messages.class.getClassLoader(), NO_FALLBACK);
    }

    /** The messages of servers and programs that are known, in this language; read when first asked for. */
    Catalogue catalogue() {
        Catalogue known = catalogue;
        if (known == null) {
            known = Catalogue.of(locale);
            catalogue = known;
        }
        return known;
    }

    Face face() {
        return face;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * A file beside this class in this language, for a library that looks its words up itself.
     *
     * @throws MissingResourceException if there is none
     */
    public ResourceBundle bundle(String name) {
        return bundle(name, locale);
    }

    /** The words of the first of these keys that has any; the first key in brackets if none has. */
    public String get(List<String> keys, Map<String, String> values) {
        return keys.stream()
                .map(this::template)
                .flatMap(Optional::stream)
                .findFirst()
                .map(t -> t.fill(values, locale))
                .orElseGet(() -> "[" + keys.get(0) + "]");
    }

    /** The words of {@code key}, or the key itself in brackets: a missing word shall be seen, not throw. */
    public String get(String key, Map<String, String> values) {
        return get(List.of(key), values);
    }

    /** With values for {@code {0}}, {@code {1}} and so on. */
    public String get(String key, Object... values) {
        return get(key, byNumber(Arrays.asList(values)));
    }

    public boolean has(String key) {
        return bundles.stream().anyMatch(b -> b.containsKey(key));
    }

    /** Every key there is, for tests and documentation. */
    public Set<String> keys() {
        Set<String> all = new TreeSet<>();
        bundles.forEach(b -> all.addAll(b.keySet()));
        return all;
    }

    /** The unfilled text. */
    public Optional<Template> template(String key) {
        return bundles.stream().filter(b -> b.containsKey(key)).findFirst().map(b -> Template.parse(b.getString(key)));
    }

    /** Values by their position. */
    public static Map<String, String> byNumber(List<?> values) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(String.valueOf(i), String.valueOf(values.get(i)));
        }
        return named;
    }
}
