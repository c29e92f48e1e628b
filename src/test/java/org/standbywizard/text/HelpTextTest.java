package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

class HelpTextTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final Path FILES = Path.of("src/main/resources/org/standbywizard/help/errors");

    private static HelpText one(String raw) {
        List<HelpText> known =
                HelpText.of(ENGLISH, new Failure.Refused("db2", "replication-login", List.of(), raw), "db2");
        assertThat(known).hasSize(1);
        return known.get(0);
    }

    @Test
    void theHostsOwnValuesStandInTheCommands() {
        List<String> lines = one("FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.12\","
                        + " user \"replicator\", SSL off")
                .lines(ENGLISH);
        assertThat(lines)
                .contains("Known message: The primary has no rule for this replication login")
                .contains("  On the primary, in the configuration file:")
                .contains("    host  replication  replicator  10.0.0.12/32  scram-sha-256")
                .contains("    SELECT pg_reload_conf();");
    }

    @Test
    void anIpv6AddressIsOneAddress() {
        assertThat(one("no pg_hba.conf entry for replication connection from host \"fd00::2\", user \"r\"")
                        .lines(ENGLISH))
                .contains("    host  replication  r  fd00::2/128  scram-sha-256");
    }

    @Test
    void valuesAreQuotedForWhereTheyStand() {
        assertThat(one("ERROR:  replication slot \"o'slot\\\" does not exist").lines(ENGLISH))
                .contains("    SELECT pg_create_physical_replication_slot(E'o''slot\\\\', true);");
        assertThat(one("FATAL:  data directory \"/srv/my data/$(x)\" has wrong ownership")
                        .lines(ENGLISH))
                .contains("    chown -R postgres:postgres '/srv/my data/$(x)'");
        assertThat(one("FATAL:  role \"Re Pl\" does not exist").lines(ENGLISH))
                .contains("    CREATE ROLE \"Re Pl\" WITH LOGIN REPLICATION;");
    }

    @Test
    void whatTheMessageDoesNotSayIsAWordInCapitals() {
        assertThat(one("FATAL:  recovery aborted because of insufficient parameter settings")
                        .lines(ENGLISH))
                .contains("    NAME = NEEDED");
    }

    @Test
    void aRefusalInAnotherLanguageIsKnownByItsState() {
        assertThat(HelpText.of(ENGLISH, new Failure.SqlFailed("db1", "53300", "접속이 너무 많음"), "db1"))
                .extracting(HelpText::id)
                .containsExactly("connections-full");
    }

    @Test
    void aFindingThatCarriesARawMessageIsExplainedAndAPassIsNot() {
        Map<String, String> values = Map.of("detail", "FATAL:  sorry, too many clients already");
        assertThat(FindingText.of(
                                ENGLISH,
                                new Finding(
                                        "verify-reachable",
                                        new HostId("db1"),
                                        Finding.State.BLOCK,
                                        "unreachable",
                                        values))
                        .known())
                .extracting(HelpText::id)
                .containsExactly("connections-full");
        assertThat(HelpText.of(
                        ENGLISH,
                        new Finding("verify-reachable", new HostId("db1"), Finding.State.PASS, "reachable", values)))
                .isEmpty();
    }

    @Test
    void noKoreanParticleDependsOnAValue() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("_ko.md")).toList()) {
                Particles.afterAValue(Files.readString(file))
                        .ifPresent(found -> wrong.put(file.getFileName().toString(), found));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
