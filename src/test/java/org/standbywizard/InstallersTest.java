package org.standbywizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What makes the installers elsewhere cannot be run here: what can be read of it is held against the rest. */
class InstallersTest {
    /** Machines that the service has, as of 2026-11; macos-13 is gone since December 2025. */
    private static final List<String> MACHINES =
            List.of("ubuntu-22.04", "ubuntu-24.04", "windows-2022", "windows-2025", "macos-15", "macos-15-intel");

    /** The actions that it takes: versions that there are, as of 2026-11, and run on a Node that the service still has. */
    private static final List<String> ACTIONS =
            List.of("actions/checkout@v7", "actions/setup-java@v5", "actions/upload-artifact@v7");

    /** What jpackage fills in where a file stands in place of its own, by JDK 25's sources. */
    private static final List<String> WORDS_OF_A_SPEC = List.of(
            "APPLICATION_PACKAGE",
            "APPLICATION_VERSION",
            "APPLICATION_RELEASE",
            "APPLICATION_VENDOR",
            "APPLICATION_DESCRIPTION",
            "APPLICATION_DIRECTORY",
            "APPLICATION_LICENSE_FILE",
            "PACKAGE_CUSTOM_DEPENDENCIES");

    private static final List<String> WORDS_OF_A_BUNDLE = List.of(
            "DEPLOY_BUNDLE_IDENTIFIER",
            "DEPLOY_BUNDLE_NAME",
            "DEPLOY_LAUNCHER_NAME",
            "DEPLOY_ICON_FILE",
            "DEPLOY_BUNDLE_SHORT_VERSION",
            "DEPLOY_BUNDLE_CFBUNDLE_VERSION",
            "DEPLOY_BUNDLE_COPYRIGHT",
            "DEPLOY_FILE_ASSOCIATIONS");

    private static final Pattern TO_FILL =
            Pattern.compile("\\b(?:APPLICATION|DEPLOY|PACKAGE|LAUNCHER|DESKTOP)_[A-Z_]+\\b");
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
                .hasSize(5)
                .allSatisfy(machine ->
                        assertThat(MACHINES).contains(machine.path("system").stringValue()))
                .allSatisfy(machine ->
                        assertThat(profiles).containsKey(machine.path("profile").stringValue()));
        assertThat(machines().stream()
                        .map(machine -> machine.path("profile").stringValue())
                        .distinct())
                .as("every installer has a machine")
                .containsExactlyInAnyOrderElementsOf(profiles.keySet().stream()
                        .filter(name -> name.startsWith("installer-"))
                        .toList());
    }

    @Test
    void whatIsKeptIsWhatIsMade() {
        List<String> steps =
                job.path("steps").valueStream().map(JsonNode::toString).toList();
        assertThat(steps)
                .anyMatch(step -> step.contains("mvn --batch-mode -P${{ matrix.profile }} -DskipTests package"));
        assertThat(job.path("steps").valueStream().map(step -> step.path("uses").stringValue("")))
                .filteredOn(action -> !action.isEmpty())
                .isEqualTo(ACTIONS);
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

    @Test
    void windowsHasAProgramThatWritesToAConsole() throws IOException {
        String build = text(Path.of("pom.xml"));
        Matcher named = Pattern.compile("<launcher>\\s*<name>standby-wizard</name>\\s*<file>(.*?)</file>")
                .matcher(build);
        assertThat(named.find()).isTrue();
        Properties launcher = new Properties();
        launcher.load(new StringReader(text(Path.of(named.group(1)))));

        assertThat(launcher).containsEntry("win-console", "true").containsEntry("win-menu", "false");
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

    @Test
    void theRpmIsMadeOfFilesAloneAndAsksForNoMoreThanJpackageKnows() {
        String spec =
                text(Path.of("packaging/linux/" + profiles.get("installer-rpm").get("jpackage.name") + ".spec"));
        assertThat(words(spec)).containsExactlyInAnyOrderElementsOf(WORDS_OF_A_SPEC);
        assertThat(spec)
                .as("scripts of a package would have to undo what they did")
                .doesNotContainPattern("(?m)^%(pre|post|preun|postun|trigger)")
                .as("else it is compressed by gzip, as in the time of the first rpm")
                .contains("%define _binary_payload w9.xzdio")
                .contains(planOf("installer-rpm").getProperty("mime-type").replace('/', '-') + ".png");
    }

    @Test
    void aBundleSaysWhichFilesItOpensAndWhyItLooksIntoTheNetwork() throws Exception {
        String bundle = text(Path.of(profiles.get("installer-mac").get("jpackage.resources"), "Info.plist"));
        assertThat(words(bundle)).containsExactlyInAnyOrderElementsOf(WORDS_OF_A_BUNDLE);
        // Apple's document type is not at hand without a network.
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element values = (Element) factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(bundle)))
                .getElementsByTagName("dict")
                .item(0);
        List<Element> inOrder = elements(values.getElementsByTagName("*"))
                .filter(element -> element.getParentNode() == values)
                .toList();
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < inOrder.size(); i += 2) {
            assertThat(inOrder.get(i).getTagName()).isEqualTo("key");
            assertThat(found.put(
                            inOrder.get(i).getTextContent(), inOrder.get(i + 1).getTextContent()))
                    .as("a key that is there twice")
                    .isNull();
        }
        assertThat(found)
                .as("jpackage writes them from plan.properties")
                .doesNotContainKeys("CFBundleDocumentTypes", "UTExportedTypeDeclarations")
                .containsEntry("CFBundlePackageType", "APPL")
                .hasEntrySatisfying(
                        "NSLocalNetworkUsageDescription", why -> assertThat(why).contains("SSH"));
        assertThat(planOf("installer-mac"))
                .as("an exported type needs a name, and this program writes such files")
                .containsEntry("mime-type", "application/x-standby-wizard-plan")
                .containsEntry("mac.CFBundleTypeRole", "Editor");
    }

    private static List<String> words(String text) {
        return TO_FILL.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private Properties planOf(String profile) {
        Properties plan = new Properties();
        try {
            plan.load(new StringReader(text(Path.of(profiles.get(profile).get("jpackage.plan")))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return plan;
    }
}
