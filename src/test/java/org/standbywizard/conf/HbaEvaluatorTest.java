package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.PgVersion;

class HbaEvaluatorTest {

    private static final IpAddress CLIENT = IpAddress.parse("10.0.0.2").orElseThrow();
    private static final HbaConnection REPLICATION = HbaConnection.replication("repl", CLIENT, false);
    private static final HbaConnection TLS = HbaConnection.replication("repl", CLIENT, true);
    private static final HbaConnection DATABASE = HbaConnection.database("shop", "app", CLIENT, false);

    @Test
    void theFirstMatchDecides() {
        String text =
                "host all all all trust\nhost replication repl 10.0.0.0/8 reject\nhost replication repl 10.0.0.2/32 md5\n";

        assertThat(verdict(text, REPLICATION)).isEqualTo("line 2 reject");
        assertThat(verdict(text, DATABASE)).isEqualTo("line 1 trust");
        assertThat(verdict("local all all trust\nhost all all 10.0.0.3/32 trust", DATABASE))
                .isEqualTo("none");
    }

    @Test
    void replicationIsAKeywordOnlyWithoutQuotes() {
        assertThat(verdict("host \"replication\" all all trust", REPLICATION)).isEqualTo("none");
        assertThat(verdict("host all,replication all all trust", REPLICATION)).isEqualTo("line 1 trust");
        HbaConnection odd = HbaConnection.database("replication", "app", CLIENT, false);
        assertThat(verdict("host replication all all reject\nhost \"replication\" all all trust", odd))
                .isEqualTo("line 2 trust");
    }

    @Test
    void encryptionAndFamilyMustFit() {
        String text = "hostssl replication all all cert\nhostnossl replication all all md5\n";
        assertThat(verdict(text, TLS)).isEqualTo("line 1 cert");
        assertThat(verdict(text, REPLICATION)).isEqualTo("line 2 md5");
        assertThat(verdict("hostgssenc replication all all gss", TLS)).isEqualTo("none");
        String mapped =
                "host replication all ::ffff:10.0.0.2/128 trust\nhost replication all ::/0 trust\nhost replication all 0.0.0.0/0 md5";
        assertThat(verdict(mapped, REPLICATION)).isEqualTo("line 3 md5");
    }

    @Test
    void whatTheFileCannotTellIsUnknownUnlessAnotherPartSaysNo() {
        assertThat(verdict("host replication repl db2.example.org md5", REPLICATION))
                .isEqualTo("unknown 1 host-name db2.example.org");
        assertThat(verdict("host replication repl .example.org md5", REPLICATION))
                .isEqualTo("unknown 1 host-name .example.org");
        assertThat(verdict("host replication repl samenet md5", REPLICATION))
                .isEqualTo("unknown 1 own-addresses samenet");
        assertThat(verdict("host replication other db2.example.org md5", REPLICATION))
                .isEqualTo("none");
        assertThat(verdict("host replication +ops all md5", REPLICATION)).isEqualTo("unknown 1 membership ops");
        assertThat(verdict("host replication +repl all md5", REPLICATION)).isEqualTo("line 1 md5");
        assertThat(verdict("host replication +ops,repl all md5", REPLICATION)).isEqualTo("line 1 md5");
        assertThat(verdict("host replication @roles all md5", REPLICATION)).isEqualTo("unknown 1 not-read @roles");
        assertThat(verdict("host all all all trust\nhost bad\n", DATABASE)).isEqualTo("unknown 2 column-missing USER");
    }

    @Test
    void knownMembershipsAndFilesAreUsed() {
        HbaConnection member = new HbaConnection(
                Optional.of("ops"), "app", Optional.of(Set.of("ops")), Optional.of(CLIENT), false, false);
        assertThat(verdict("host samerole +ops all md5", member)).isEqualTo("line 1 md5");
        assertThat(verdict("host sameuser all all md5\nhost samerole +adm all md5", member))
                .isEqualTo("none");

        Map<String, List<HbaEvaluator.Source>> files = Map.of(
                "from d/2.conf: roles",
                List.of(new HbaEvaluator.Source("d/roles", "# x\nother,@more\n")),
                "from d/roles: more",
                List.of(new HbaEvaluator.Source("d/more", "\"repl\"\n")),
                "from : d",
                List.of(
                        new HbaEvaluator.Source("d/1.conf", "host x y all md5"),
                        new HbaEvaluator.Source("d/2.conf", "\nhost replication @roles all md5")));
        HbaFile file = HbaFile.parse("include_dir d\n", PgVersion.V17);
        HbaEvaluator.Sources sources = (from, path) -> Optional.ofNullable(files.get("from " + from + ": " + path));
        assertThat(HbaEvaluator.firstMatch(file, REPLICATION, true, sources))
                .isEqualTo(new HbaVerdict.Match(
                        "d/2.conf",
                        2,
                        HbaFile.parse("host replication @roles all md5", PgVersion.V17)
                                .rules()
                                .get(0)));
    }

    @Test
    void regularExpressionsFrom16() {
        String text = "host replication /^re.l$ all md5";
        assertThat(verdict(text, REPLICATION)).isEqualTo("line 1 md5");
        assertThat(verdict("host \"/^(shop|depot),?$\" all all md5", DATABASE)).contains("unknown");
        assertThat(verdict("host /^(shop|depot)$ all all md5", DATABASE)).isEqualTo("line 1 md5");
        assertThat(verdict("host replication /[[:alpha:]]+ all md5", REPLICATION))
                .isEqualTo("unknown 1 expression /[[:alpha:]]+");
        assertThat(show(HbaEvaluator.firstMatch(HbaFile.parse(text, PgVersion.V15), REPLICATION)))
                .isEqualTo("none");
    }

    @Test
    void hostsslWithoutSslBreaksOnlyOldServers() {
        String text = "hostssl all all all md5\nhost replication repl all md5";
        assertThat(show(HbaEvaluator.firstMatch(
                        HbaFile.parse(text, PgVersion.V9_6), REPLICATION, false, HbaEvaluator.Sources.NONE)))
                .isEqualTo("unknown 1 ssl-off hostssl");
        assertThat(show(HbaEvaluator.firstMatch(
                        HbaFile.parse(text, PgVersion.V10), REPLICATION, false, HbaEvaluator.Sources.NONE)))
                .isEqualTo("line 2 md5");
    }

    private static String verdict(String text, HbaConnection connection) {
        return show(HbaEvaluator.firstMatch(HbaFile.parse(text, PgVersion.V18), connection));
    }

    private static String show(HbaVerdict verdict) {
        if (verdict instanceof HbaVerdict.Match) {
            HbaVerdict.Match match = (HbaVerdict.Match) verdict;
            return "line " + match.line() + " " + match.rule().method();
        }
        if (verdict instanceof HbaVerdict.Unknown) {
            HbaVerdict.Unknown unknown = (HbaVerdict.Unknown) verdict;
            return "unknown " + unknown.line() + " " + unknown.obstacle().kind().id() + " "
                    + unknown.obstacle().subject();
        }
        return "none";
    }
}
