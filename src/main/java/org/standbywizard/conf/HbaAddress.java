package org.standbywizard.conf;

import java.util.Optional;

/** Which clients a host rule is for. */
public sealed interface HbaAddress {

    /** As pg_hba.conf spells it; a network without a prefix length takes two fields. */
    String text();

    /** {@code all}, {@code samehost} or {@code samenet}. */
    enum Keyword implements HbaAddress {
        ALL,
        SAMEHOST,
        SAMENET;

        @Override
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A network; a single host has a mask of ones. */
    record Network(IpAddress address, IpAddress mask) implements HbaAddress {
        @Override
        public String text() {
            Optional<Integer> prefix = mask.prefixLength();
            return address + (prefix.isPresent() ? "/" + prefix.get() : " " + mask);
        }
    }

    /** A host name, which the server looks up; with a leading dot the end of one. */
    record HostName(String text) implements HbaAddress {}

    /**
     * Reads a single field: a keyword, a network such as {@code 10.0.0.0/8}, an address (one host alone) or a name.
     *
     * @throws IllegalArgumentException if the mask is wrong
     */
    static HbaAddress parse(String field) {
        for (Keyword keyword : Keyword.values()) {
            if (keyword.text().equals(field)) {
                return keyword;
            }
        }
        int slash = field.indexOf('/');
        String host = slash < 0 ? field : field.substring(0, slash);
        Optional<IpAddress> address = IpAddress.parse(host);
        if (address.isEmpty()) {
            if (slash >= 0) {
                throw new HbaObstacle.Refusal(HbaObstacle.Kind.NAME_WITH_MASK, field);
            }
            return new HostName(host);
        }
        int bits = address.get().bits();
        return new Network(
                address.get(), IpAddress.mask(bits, slash < 0 ? bits : prefix(field.substring(slash + 1), bits)));
    }

    private static int prefix(String text, int bits) {
        // As strtol reads it: blanks and a sign are allowed.
        if (!text.matches("[ \\t\\r\\f\\x0B]*[+-]?[0-9]{1,9}")) {
            throw new HbaObstacle.Refusal(HbaObstacle.Kind.MASK_LENGTH, text + " (0-" + bits + ")");
        }
        int ones = Integer.parseInt(text.strip());
        if (ones < 0 || ones > bits) {
            throw new HbaObstacle.Refusal(HbaObstacle.Kind.MASK_LENGTH, text + " (0-" + bits + ")");
        }
        return ones;
    }
}
