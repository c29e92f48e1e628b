package org.standbywizard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package table of the design, and which library belongs to which package. */
class ArchitectureTest {
    private static final String ROOT = "org.standbywizard";

    /** The packages that each package may use, besides itself, the JDK and the libraries of {@link #LIBRARIES}. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("plan", Set.of()),
            entry("conf", Set.of("plan")),
            entry("remote", Set.of("plan")),
            entry("check", Set.of("plan", "conf", "remote")),
            entry("steps", Set.of("plan", "conf", "remote")),
            entry("run", Set.of("plan", "conf", "remote", "steps")),
            entry("verify", Set.of("plan", "remote")),
            entry("help", Set.of()),
            entry("text", Set.of("plan", "conf", "remote", "check", "steps", "run", "verify", "help")),
            entry("learn", Set.of("plan", "text")),
            entry("report", Set.of("plan", "conf", "remote", "steps", "run", "verify", "text")),
            entry("script", Set.of("plan", "conf", "remote", "steps", "text")),
            entry("ssh", Set.of("plan", "remote")),
            entry("jdbc", Set.of("plan", "remote")),
            entry("lab", Set.of("plan", "remote")),
            entry("store", Set.of("plan", "conf", "remote", "steps", "run")),
            entry(
                    "cli",
                    Set.of(
                            "plan", "conf", "remote", "check", "steps", "run", "verify", "text", "learn", "report",
                            "script")),
            entry(
                    "ui",
                    Set.of(
                            "plan", "conf", "remote", "check", "steps", "run", "verify", "text", "learn", "report",
                            "script")));

    /** The only packages that may use a library; {@code app} wires and may use all. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("net.schmizz..", Set.of("ssh")),
            entry("com.hierynomus..", Set.of("ssh")),
            entry("org.bouncycastle..", Set.of("ssh")),
            entry("java.sql..", Set.of("jdbc")),
            entry("javax.sql..", Set.of("jdbc")),
            entry("org.postgresql..", Set.of("jdbc")),
            entry("tools.jackson..", Set.of("store", "cli")),
            entry("com.fasterxml.jackson..", Set.of("store", "cli")),
            entry("com.github.difflib..", Set.of("conf", "text")),
            entry("org.commonmark..", Set.of("learn")),
            entry("picocli..", Set.of("cli")),
            entry("org.apache.sshd..", Set.of("lab")),
            entry("org.tukaani..", Set.of("lab")),
            entry("javafx..", Set.of("ui")),
            // JavaFX's own, not published: see decision 15.
            entry("com.sun.glass..", Set.of("ui.fx")),
            entry("com.techsenger..", Set.of("ui.terminal")),
            entry("org.controlsfx..", Set.of("ui")),
            entry("atlantafx..", Set.of("ui")),
            entry("org.kordamp..", Set.of("ui")));

    /** Static state is allowed to one class: pgjdbc makes its socket factory from strings. */
    private static final String SOCKET_REGISTRY = ROOT + ".jdbc.DuplexSocketFactory";

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        assertThat(product).isNotEmpty();
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> found = new TreeSet<>();
        product.forEach(c -> found.add(top(c)));
        Set<String> known = new TreeSet<>(MAY_USE.keySet());
        known.add("app");
        assertThat(known).containsAll(found);
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        MAY_USE.forEach((name, allowed) -> {
            List<String> others = new ArrayList<>(MAY_USE.keySet());
            others.add("app");
            others.remove(name);
            others.removeAll(allowed);
            noClasses()
                    .that()
                    .resideInAPackage(inside(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            others.stream().map(ArchitectureTest::inside).toArray(String[]::new))
                    .as(name + " uses only " + allowed)
                    .allowEmptyShould(true)
                    .check(product);
        });
    }

    @Test
    void thePagesOfTheWindowDoNotKnowEachOther() {
        slices().matching(ROOT + ".ui.page.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(product);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(product);
    }

    @Test
    void librariesStayInTheirPackages() {
        LIBRARIES.forEach((library, owners) -> {
            List<String> inside = new ArrayList<>();
            owners.forEach(owner -> inside.add(inside(owner)));
            inside.add(inside("app"));
            noClasses()
                    .that()
                    .resideOutsideOfPackages(inside.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .as(library + " only in " + owners)
                    .check(product);
        });
    }

    /** They run as processes of their own, with nothing else on their class path. */
    @Test
    void theLabsClientProgramsUseNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(inside("lab.client"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", inside("lab.client"))
                .check(product);
    }

    @Test
    void noHostKeyIsAcceptedBlindly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("PromiscuousVerifier")
                .check(product);
    }

    @Test
    void processesAreStartedOnlyWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inside("ssh"), inside("lab"), inside("app"), inside("ui"))
                .should()
                .dependOnClassesThat(describe(
                        "start processes",
                        c -> c.isEquivalentTo(ProcessBuilder.class) || c.isEquivalentTo(Runtime.class)))
                .check(product);
    }

    @Test
    void thereIsNoStaticMutableState() {
        fields().that(describe("are static", f -> f.getModifiers().contains(JavaModifier.STATIC)))
                .and()
                .areDeclaredInClassesThat(describe(
                        "are not the socket registry", c -> !c.getName().equals(SOCKET_REGISTRY)))
                .should(notChange())
                .check(product);
    }

    /** A constant of type Map may still hold a map that changes; it would be made when its class is initialised. */
    @Test
    void noClassMakesAChangeableCollectionForItself() {
        classes()
                .that(describe("are not the socket registry", c -> !c.getName().equals(SOCKET_REGISTRY)))
                .should(new ArchCondition<>("not make changeable collections") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getStaticInitializer().ifPresent(init -> init.getConstructorCallsFromSelf().stream()
                                .filter(call ->
                                        call.getTargetOwner().getPackageName().startsWith("java.util"))
                                .filter(call -> call.getTargetOwner().isAssignableTo(Collection.class)
                                        || call.getTargetOwner().isAssignableTo(Map.class)
                                        || call.getTargetOwner()
                                                .getPackageName()
                                                .contains("concurrent"))
                                .forEach(call ->
                                        events.add(SimpleConditionEvent.violated(call, call.getDescription()))));
                    }
                })
                .check(product);
    }

    /** Final, and of no kind that is made to be changed. */
    private static ArchCondition<JavaField> notChange() {
        return new ArchCondition<>("be constants") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean constant = field.getModifiers().contains(JavaModifier.FINAL);
                boolean container = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
                boolean changeable = type.getPackageName().startsWith("java.util.concurrent")
                        || container && !type.getPackageName().equals("java.util")
                        || container
                                && !Set.of("List", "Map", "Set", "SortedMap", "SortedSet", "NavigableMap")
                                        .contains(type.getSimpleName())
                                && !type.isAssignableTo(java.util.EnumMap.class);
                if (!constant || changeable) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }

    @Test
    void nothingPrintsButTheCommandLineAndTheLabsClientPrograms() {
        classes()
                .that()
                .resideOutsideOfPackages(inside("cli"), inside("app"), inside("lab.client"))
                .should(new ArchCondition<>("not print") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFieldAccessesFromSelf().stream()
                                .filter(a -> a.getTargetOwner().isEquivalentTo(System.class))
                                .forEach(a -> events.add(SimpleConditionEvent.violated(a, a.getDescription())));
                    }
                })
                .check(product);
    }

    private static String inside(String name) {
        return ROOT + "." + name + "..";
    }

    private static String top(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }
}
