package org.standbywizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What makes the installers elsewhere cannot be run here: what can be read of it is held against the rest. */
class InstallersTest {
    /** Machines that the service has, as of 2026-11; macos-13 is gone since December 2025. */
    private static final List<String> MACHINES =
            List.of("ubuntu-22.04", "ubuntu-24.04", "windows-2022", "windows-2025", "macos-15", "macos-15-intel");

    private static final Pattern FILE = Pattern.compile("(?:icons|packaging)/[\\w./-]+");

    private final JsonNode job = new YAMLMapper()
            .readTree(text(Path.of(".github/workflows/installers.yml")))
            .path("jobs")
            .path("installer");
    private final Map<String, Map<String, String>> profiles = profiles();

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The properties of each profile of the build. */
    private static Map<String, Map<String, String>> profiles() {
        try {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile())
                    .getElementsByTagName("profile");
            Map<String, Map<String, String>> profiles = new TreeMap<>();
            elements(found).forEach(profile -> {
                Map<String, String> properties = new TreeMap<>();
                elements(profile.getElementsByTagName("properties"))
                        .flatMap(list -> elements(list.getElementsByTagName("*")))
                        .forEach(one -> properties.put(one.getTagName(), one.getTextContent()));
                profiles.put(profile.getElementsByTagName("id").item(0).getTextContent(), properties);
            });
            return profiles;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements.stream();
    }

    private List<JsonNode> machines() {
        return job.path("strategy").path("matrix").path("include").valueStream().toList();
    }

    @Test
    void everyMachineExistsAndMakesWhatTheBuildCanMake() {
        assertThat(machines())
                .hasSize(4)
                .allSatisfy(machine ->
                        assertThat(MACHINES).contains(machine.path("system").stringValue()))
                .allSatisfy(machine ->
                        assertThat(profiles).containsKey(machine.path("profile").stringValue()));
        assertThat(machines().stream()
                        .map(machine -> machine.path("profile").stringValue())
                        .distinct())
                .as("every installer has a machine, the .rpm excepted")
                .containsExactlyInAnyOrderElementsOf(profiles.keySet().stream()
                        .filter(name -> name.startsWith("installer-") && !name.equals("installer-rpm"))
                        .toList());
    }

    @Test
    void whatIsKeptIsWhatIsMade() {
        List<String> steps =
                job.path("steps").valueStream().map(JsonNode::toString).toList();
        assertThat(steps)
                .anyMatch(step -> step.contains("mvn --batch-mode -P${{ matrix.profile }} -DskipTests package"));
        assertThat(steps).anyMatch(step -> step.contains("\"path\":\"target/installer/*\""));
        assertThat(text(Path.of("pom.xml")))
                .contains("<destination>${project.build.directory}/installer</destination>");
    }

    @Test
    void everyFileThatAnInstallerNamesIsThere() {
        profiles.forEach((name, properties) -> {
            if (name.startsWith("installer-")) {
                assertThat(properties).as(name).containsKeys("jpackage.icon", "jpackage.plan", "jpackage.resources");
                properties.values().stream()
                        .filter(value -> FILE.matcher(value).matches() || value.equals("icons"))
                        .forEach(value -> assertThat(Path.of(value)).as(name).exists());
                String plan = text(Path.of(properties.get("jpackage.plan")));
                assertThat(plan).as(name).contains("extension=standbyplan");
                assertThat(FILE.matcher(plan).results())
                        .as(name)
                        .singleElement()
                        .satisfies(found -> assertThat(Path.of(found.group())).exists());
            }
        });
    }

    /** Java takes the archive of classes only with jars of the time that it was made of (decision 16). */
    @Test
    void jarsGetTheTimeOfTheArchiveOfClasses() {
        String build = text(Path.of("pom.xml"));
        String time = DateTimeFormatter.ofPattern("yyyyMMddHHmm.ss")
                .withZone(ZoneOffset.UTC)
                .format(Instant.parse(build.replaceAll("(?s).*<project.build.outputTimestamp>(.*?)</project.*", "$1")));
        assertThat(build).contains("<javaOption>${jpackage.archive}</javaOption>");
        assertThat(profiles.get("installer-windows"))
                .as("no time survives a cabinet: no archive")
                .containsEntry("jpackage.archive", "-Xshare:auto")
                .containsEntry("jpackage.archive.skip", "true");
        profiles.forEach((name, properties) -> {
            if (name.startsWith("installer-") && !properties.containsKey("jpackage.archive")) {
                Path script = Path.of(
                        properties.get("jpackage.resources"), properties.get("jpackage.name") + "-post-image.sh");
                assertThat(text(script)).as(name).contains("TZ=UTC ").contains(" touch -t " + time + " ");
            }
        });
    }
}
