package org.standbywizard.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a secret can be written. Written by hand and not with the product's own quoting, so that a fault there is no fault
 * here.
 */
final class SecretForms {
    private SecretForms() {}

    /** Each form's name and bytes; equal ones are left out. */
    static Map<String, byte[]> of(String secret) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        put(forms, "plain", secret);
        put(forms, "sh, single quotes", secret.replace("'", "'\\''"));
        put(forms, "sh, double quotes", backslashed(secret, "\\\"$`"));
        put(forms, "sh, backslashes", backslashed(secret, " '\"\\$`%()&;|<>*?!#~"));
        put(forms, "SQL", secret.replace("'", "''"));
        put(forms, "SQL, E string", secret.replace("\\", "\\\\").replace("'", "''"));
        put(forms, "connection string", backslashed(secret, "\\'"));
        put(forms, "connection string in SQL", backslashed(secret, "\\'").replace("'", "''"));
        put(forms, "passfile", backslashed(secret, "\\:"));
        put(forms, "JSON", backslashed(secret, "\\\""));
        put(forms, "JSON, ASCII", ascii(backslashed(secret, "\\\"")));
        put(forms, "XML", xml(secret, "&#39;"));
        put(forms, "XML, apostrophe by name", xml(secret, "&apos;"));
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        put(forms, "form URL", url);
        put(forms, "URL", url.replace("+", "%20"));
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        put(forms, "octal", octal(utf8));
        put(forms, "hex", HexFormat.of().formatHex(utf8));
        put(forms, "HEX", HexFormat.of().withUpperCase().formatHex(utf8));
        forms.put("UTF-16", secret.getBytes(StandardCharsets.UTF_16LE));
        forms.put("UTF-16, big-endian", secret.getBytes(StandardCharsets.UTF_16BE));
        for (int offset = 0; offset < 3; offset++) {
            String base64 = base64(utf8, offset);
            put(forms, "base64 at " + offset, base64);
            put(forms, "base64 for URLs at " + offset, base64.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    private static void put(Map<String, byte[]> forms, String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (forms.values().stream().noneMatch(known -> Arrays.equals(known, bytes))) {
            forms.put(name, bytes);
        }
    }

    private static String backslashed(String text, String special) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    private static String xml(String text, String apostrophe) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", apostrophe);
    }

    /** As bash's $'...' and PostgreSQL's bytea write what is not ASCII. */
    private static String octal(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            out.append(b < 0 ? String.format("\\%03o", b & 0xff) : b == '\\' ? "\\\\" : String.valueOf((char) b));
        }
        return out.toString();
    }

    /** What of the base64 does not depend on the bytes before and after. */
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (offset * 8 + 5) / 6;
        return text.substring(first, shifted.length * 8 / 6);
    }
}
