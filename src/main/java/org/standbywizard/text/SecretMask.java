package org.standbywizard.text;

import java.util.regex.Pattern;

/** Hides passwords that other people wrote into configuration files, before the files are shown. */
public final class SecretMask {
    /** What stands in a secret's place. */
    public static final String MASK = "********";

    /**
     * A word that names a secret (password of a connection string, ldapbindpasswd and radiussecrets of pg_hba.conf,
     * ssl_passphrase_command), then its value: quoted, quoted inside a quoted value, or up to the next space.
     */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(password|\\w*passwd|\\w*secrets?|\\w*passphrase\\w*)(\\s*=\\s*)"
                    + "(''(?:[^']|'''')*''|'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"]|\"\")*\"|[^\\s'\"]+)",
            Pattern.CASE_INSENSITIVE);
    /** The password part of a connection URI. */
    private static final Pattern URI = Pattern.compile("(\\w+://[^\\s:/@']+:)[^\\s@']+(@)");

    private SecretMask() {}

    /** One line with every secret's value replaced. */
    public static String of(String line) {
        return URI.matcher(NAMED.matcher(line).replaceAll("$1$2" + MASK)).replaceAll("$1" + MASK + "$2");
    }
}
