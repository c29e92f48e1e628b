package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.conf.HbaObstacle;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;

/** Why a pg_hba.conf does not tell is said in each language, and in Korean without an English sentence. */
class RuleReasonsTest {
    private static final String UNTOLD = "cannot be told because of line 1: ";
    private static final String REFUSED = "the server refuses all of pg_hba.conf because of line 1: ";
    private static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z]{2,} [A-Za-z]{2,}");

    /** What Korean leaves as it is: names of PostgreSQL, and what stands in the file. */
    private static final Set<String> KEPT =
            Set.of("pg", "hba", "conf", "ssl", "include", "IPv", "TYPE", "USER", "METHOD", "ADDRESS");

    /** A file, and what is said of its first line. */
    record Told(PgVersion version, String rules, String english) {
        static Told untold(String rules, String reason) {
            return new Told(PgVersion.V17, rules, UNTOLD + reason);
        }

        static Told refused(String rules, String reason) {
            return new Told(PgVersion.V17, rules, REFUSED + reason);
        }

        Finding finding() {
            Pair pair = new Pair();
            pair.db1.running = version;
            pair.db1.setting("ssl", version.equals(PgVersion.V9_6) ? "off" : "on");
            pair.hba(rules);
            return pair.check().stream()
                    .filter(f -> f.check().equals("access-rule"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Stream<Told> told() {
        return Stream.of(
                Told.untold("host replication all db2.lan md5", "the host name db2.lan is looked up by the server"),
                Told.untold("host replication all samenet md5", "samenet depends on the server's own addresses"),
                Told.untold("host replication @roles all md5", "the file @roles was not read"),
                Told.untold("include other.conf", "the file other.conf was not read"),
                Told.untold("host replication +ops all md5", "it is not known whether replicator is a member of ops"),
                Told.untold(
                        "host replication /[[:alpha:]]+ all md5",
                        "the regular expression /[[:alpha:]]+ is the server's to read"),
                Told.untold("include pg_hba.conf", "files include each other too deeply, up to pg_hba.conf"),
                new Told(PgVersion.V9_6, "hostssl all all all md5", REFUSED + "hostssl while ssl is off"),
                Told.refused("host replication", "it ends before its column USER"),
                Told.refused(
                        "host replication all 10.0.0.2/32 md5,trust",
                        "only one word was expected in its column METHOD"),
                Told.refused("host replication all @addresses md5", "a file of names where one ADDRESS was expected"),
                Told.refused("hosts replication all all md5", "unknown connection type: hosts"),
                Told.refused("host replication all all scram", "unknown authentication method: scram"),
                Told.refused("host replication all all peer", "the method peer does not go with this connection type"),
                Told.refused("host replication all all md5 map", "an option must be name=value: map"),
                Told.refused("host replication all db2/24 md5", "a host name has no mask: db2/24"),
                Told.refused("host replication all 10.0.0.0/33 md5", "not a mask length: 33 (0-32)"),
                Told.refused("host replication all 10.0.0.0 md5", "not an address mask: md5"),
                Told.refused(
                        "host replication all 10.0.0.0 ::ff md5",
                        "the address and its mask ::ff are of different families (IPv4, IPv6)"));
    }

    @ParameterizedTest
    @MethodSource("told")
    void isSaid(Told told) {
        assertThat(FindingText.of(Messages.of(Locale.ENGLISH), told.finding()).value())
                .isEqualTo(told.english());
    }

    @ParameterizedTest
    @MethodSource("told")
    void isSaidInKoreanWithoutEnglish(Told told) {
        Finding finding = told.finding();
        FindingText korean = FindingText.of(Messages.of(Locale.KOREAN), finding);
        assertThat(korean.value()).containsPattern("[가-힣]").doesNotContainPattern(TWO_WORDS);
        Set<String> english = new TreeSet<>();
        Pattern.compile("[A-Za-z]{2,}")
                .matcher(korean.value())
                .results()
                .map(m -> m.group())
                .filter(word -> !KEPT.contains(word) && !told.rules().contains(word))
                .forEach(english::add);
        english.removeAll(Set.of("replicator"));
        assertThat(english).isEmpty();
        assertThat(korean.fix()).containsPattern("[가-힣]");
    }

    @Test
    void everyReasonIsHere() {
        assertThat(told().map(t -> t.finding().values().get("reason")).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(HbaObstacle.Kind.values())
                        .map(HbaObstacle.Kind::id)
                        .collect(Collectors.toSet()));
    }
}
