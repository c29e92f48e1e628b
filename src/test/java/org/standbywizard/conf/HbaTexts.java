package org.standbywizard.conf;

import java.util.List;

/** Generated pg_hba.conf texts, mostly right and partly wrong; they name the files that HbaSecondOpinionTest makes. */
final class HbaTexts {

    private static final List<String> TYPES =
            List.of("local", "host", "host", "hostssl", "hostnossl", "\"host\"", "hos\"t\"");
    private static final List<String> ODD_TYPES =
            List.of("hostgssenc", "hostnogssenc", "Host", "host,host", "\"\"", "include");
    private static final List<String> NAMES = List.of(
            "all",
            "ALL",
            "\"all\"",
            "sameuser",
            "samerole",
            "replication",
            "\"replication\"",
            "+ops",
            "\"+ops\"",
            "db1",
            "\"my db\"",
            "\"a\"\"b\"",
            "a\"b c\"d",
            "\"x\"y",
            "@names",
            "\"@names\"",
            "@",
            "/^a.*$",
            "\"/^(a,b)$\"",
            "/",
            "\u00c7\u00d1",
            "\"\"",
            "-",
            "a=b",
            "a\\b");
    private static final List<String> ODD = List.of(
            "\"",
            "\"\"",
            ",",
            ", ",
            " ,",
            "#",
            "\\",
            "a",
            "b",
            "all",
            " ",
            "\t",
            "\r",
            "+",
            "=",
            "@",
            "'",
            "\u00ff",
            "\"x y\"",
            "@absent ");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1/32",
            "10.0.0.0/8",
            "0.0.0.0/0",
            "::1/128",
            "fe80::/10",
            "::/0",
            "::ffff:10.0.0.1/128",
            "2001:DB8::1:0:0:1/64",
            "10.0.0.1 255.255.255.255",
            "10.0.0.0 255.0.255.0",
            "::1 ffff::",
            "10.1 255.0.0.0",
            "010.0.0.1/32",
            "0x7f.1/8",
            "1/8",
            "10.0.0.1/+8",
            "\"10.0.0.1/ 8\"",
            "1:2:3:4:5:6:7::/64",
            "localhost",
            ".example.org",
            "db-2.example.org",
            "all",
            "\"all\"",
            "samehost",
            "samenet",
            "\"samenet\"",
            "\"\"");
    private static final List<String> ODD_ADDRESSES = List.of(
            "10.0.0.1 ffff::",
            "10.0.0.1 x",
            "10.0.0.1/33",
            "10.0.0.1/",
            "10.0.0.1/8/8",
            "10.0.0.1/-1",
            "10.0.0.1/8x",
            "\"10.0.0.1 \"",
            "1.2.3.4.5/8",
            "256.1.1.1/32",
            "08.1.1.1/32",
            "1:2:3/8",
            "1::2::3/8",
            "::1.2.3/8",
            "::01.2.3.4/8",
            "1:2:3:4:5:6:7:8::/64",
            "12345::/16",
            "10.0.0.1,10.0.0.2",
            "no.net/8",
            "");
    private static final List<String> METHODS = List.of(
            "trust",
            "trust",
            "reject",
            "md5",
            "password",
            "scram-sha-256",
            "\"trust\"",
            "ident",
            "ident map=m",
            "ident \"map=my map\"",
            "ident map=a#b",
            "ident map=");
    private static final List<String> ODD_METHODS =
            List.of("peer", "peer map=m", "cert", "Trust", "none", "trust map", "trust,md5", "", "ident map=,x");
    private static final List<String> INCLUDES = List.of(
            "include more.conf",
            "include \"more.conf\"",
            "include_if_exists absent.conf",
            "include_if_exists more.conf",
            "include_dir more.d",
            "include absent.conf",
            "include more.conf x",
            "\"include\" more.conf",
            "Include more.conf",
            "include");

    private HbaTexts() {}

    static String text(RandomText random) {
        boolean crlf = random.chance(25);
        StringBuilder text = new StringBuilder();
        for (int i = random.below(10); i > 0; i--) {
            text.append(line(random));
            text.append(random.chance(4) ? "\\" : "").append(random.lineEnd(crlf));
        }
        if (random.chance(30) && text.length() > 0) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private static String line(RandomText random) {
        String space = random.one(List.of("", "", "", " ", "\t", " ,", "\r"));
        if (random.chance(15)) {
            return space + random.one(List.of("", "#", "# host all", "# a \\", "\\"));
        }
        if (random.chance(8)) {
            return space + random.one(INCLUDES);
        }
        String type = pick(random, TYPES, ODD_TYPES);
        String address = type.equals("local") ? "" : pick(random, ADDRESSES, ODD_ADDRESSES);
        String[] fields = {type, names(random), names(random), address, pick(random, METHODS, ODD_METHODS)};
        String gap = random.one(List.of(" ", " ", "\t", "   ", " \t ", " \\\n ", "\\\r\n\t"));
        return space
                + String.join(random.chance(80) ? " " : gap, fields)
                + random.one(List.of("", "", " ", " # c", "#c", ","));
    }

    private static String pick(RandomText random, List<String> ordinary, List<String> odd) {
        return random.one(random.chance(7) ? odd : ordinary);
    }

    private static String names(RandomText random) {
        if (random.chance(10)) {
            return random.soup(5, ODD);
        }
        String names = random.one(NAMES);
        while (random.chance(25)) {
            names += random.one(List.of(",", ",", ", ", ",,", " ,")) + random.one(NAMES);
        }
        return names;
    }
}
