package org.standbywizard.conf;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/**
 * Compares parameter values by their meaning: {@link SettingValue} for numbers, booleans and words, and here the texts
 * that have a grammar of their own.
 */
public final class Settings {

    private Settings() {}

    /** Whether a value means what the server runs with. Values are raw. */
    public static boolean same(String wanted, Setting running) {
        return SettingValue.same(wanted, running) || sameText(running.name(), wanted, running.value());
    }

    /** Whether two values of a text parameter mean the same; for others, whether they are the same text. */
    public static boolean sameText(String name, String a, String b) {
        String parameter = name.toLowerCase(Locale.ROOT);
        return a.equals(b) || canonical(parameter, a).equals(canonical(parameter, b));
    }

    private static Object canonical(String parameter, String value) {
        try {
            return switch (parameter) {
                case "primary_conninfo" -> ConnInfo.parse(value);
                case "synchronous_standby_names" ->
                    SyncStandbyNames.parse(value).canonical();
                case "listen_addresses", "unix_socket_directories", "shared_preload_libraries" ->
                    Arrays.stream(value.split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(","));
                default -> value;
            };
        } catch (IllegalArgumentException unreadable) {
            return value;
        }
    }
}
