package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.standbywizard.conf.HbaObstacle.Kind;
import org.standbywizard.plan.PgVersion;

/**
 * Reads the fields of one line as the server does (hba.c, parse_hba_line). Options are read by their form only: whether
 * an option suits its method, and whether the server was built with that method, is not looked at. Columns have the
 * names that the head of PostgreSQL's sample file has for them.
 */
final class HbaParser {
    /** No option of the server has another name. */
    private static final Pattern OPTION = Pattern.compile("[a-z][a-z0-9_]*=.*", Pattern.DOTALL);

    private static final Set<String> METHODS = Set.of(
            "trust",
            "reject",
            "md5",
            "password",
            "scram-sha-256",
            "gss",
            "ident",
            "peer",
            "pam",
            "ldap",
            "radius",
            "cert",
            "oauth");

    private final PgVersion version;

    HbaParser(PgVersion version) {
        this.version = version;
    }

    /** The entry of a line's fields, of which there is at least one. */
    HbaEntry entry(int line, List<List<HbaToken>> fields) {
        if (version.atLeast(PgVersion.V16) && fields.size() == 2) {
            String word = fields.get(0).get(0).text();
            for (ConfEntry.Include.Kind kind : ConfEntry.Include.Kind.values()) {
                if (kind.word().equals(word)) {
                    return new HbaEntry.Include(line, kind, fields.get(1).get(0).text());
                }
            }
        }
        try {
            return new HbaEntry.Rule(line, rule(fields.iterator()));
        } catch (HbaObstacle.Refusal refused) {
            return new HbaEntry.Broken(line, refused.obstacle());
        }
    }

    private HbaRule rule(Iterator<List<HbaToken>> fields) {
        HbaRule.Type type = type(one(fields, "TYPE").text());
        List<HbaToken> databases = some(fields, "DATABASE");
        List<HbaToken> users = some(fields, "USER");
        Optional<HbaAddress> address = type == HbaRule.Type.LOCAL ? Optional.empty() : Optional.of(address(fields));
        String method = method(one(fields, "METHOD").text(), type);
        List<String> options = new ArrayList<>();
        while (fields.hasNext()) {
            for (HbaToken option : fields.next()) {
                if (option.isFile() || !OPTION.matcher(option.text()).matches()) {
                    throw new HbaObstacle.Refusal(Kind.OPTION_FORM, option.text());
                }
                options.add(option.text());
            }
        }
        return new HbaRule(type, databases, users, address, method, options);
    }

    private HbaRule.Type type(String word) {
        for (HbaRule.Type type : HbaRule.Type.values()) {
            boolean known = !type.word().contains("gssenc") || version.atLeast(PgVersion.V12);
            if (known && type.word().equals(word)) {
                return type;
            }
        }
        throw new HbaObstacle.Refusal(Kind.TYPE_UNKNOWN, word);
    }

    private HbaAddress address(Iterator<List<HbaToken>> fields) {
        HbaToken token = one(fields, "ADDRESS");
        if (token.quoted() && Set.of("all", "samehost", "samenet").contains(token.text())) {
            return new HbaAddress.HostName(token.text());
        }
        HbaAddress address = HbaAddress.parse(token.text());
        if (!(address instanceof HbaAddress.Network) || token.text().indexOf('/') >= 0) {
            return address;
        }
        IpAddress ip = ((HbaAddress.Network) address).address();
        HbaToken mask = one(fields, "IP-MASK");
        IpAddress parsed =
                IpAddress.parse(mask.text()).orElseThrow(() -> new HbaObstacle.Refusal(Kind.MASK, mask.text()));
        if (parsed.bits() != ip.bits()) {
            throw new HbaObstacle.Refusal(Kind.MASK_FAMILY, mask.text());
        }
        return new HbaAddress.Network(ip, parsed);
    }

    private String method(String word, HbaRule.Type type) {
        boolean tooNew = word.equals("scram-sha-256") && !version.atLeast(PgVersion.V10)
                || word.equals("oauth") && !version.atLeast(PgVersion.V18);
        if (!METHODS.contains(word) || tooNew) {
            throw new HbaObstacle.Refusal(Kind.METHOD_UNKNOWN, word);
        }
        boolean local = type == HbaRule.Type.LOCAL;
        if (local && word.equals("ident")) {
            return "peer";
        }
        if (local && word.equals("gss")
                || !local && word.equals("peer")
                || word.equals("cert") && type != HbaRule.Type.HOSTSSL) {
            throw new HbaObstacle.Refusal(Kind.METHOD_MISPLACED, word);
        }
        return word;
    }

    private static HbaToken one(Iterator<List<HbaToken>> fields, String column) {
        List<HbaToken> tokens = some(fields, column);
        if (tokens.size() > 1) {
            throw new HbaObstacle.Refusal(Kind.COLUMN_SEVERAL, column);
        }
        if (tokens.get(0).isFile()) {
            // The server would read the file's single word here, which nobody does.
            throw new HbaObstacle.Refusal(Kind.COLUMN_FILE, column);
        }
        return tokens.get(0);
    }

    private static List<HbaToken> some(Iterator<List<HbaToken>> fields, String column) {
        if (!fields.hasNext()) {
            throw new HbaObstacle.Refusal(Kind.COLUMN_MISSING, column);
        }
        return fields.next();
    }
}
