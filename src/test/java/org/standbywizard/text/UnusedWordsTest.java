package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.conf.HbaObstacle;
import org.standbywizard.lab.exercise.Exercises;
import org.standbywizard.lab.exercise.Sign;
import org.standbywizard.learn.LabState;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ProblemKeys;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Serving;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.model.Fingerprint;
import org.standbywizard.ui.model.Preferences;
import org.standbywizard.ui.page.apply.Face;
import org.standbywizard.ui.page.server.RootBy;
import org.standbywizard.ui.page.server.Way;
import org.standbywizard.ui.page.settings.Group;
import org.standbywizard.ui.page.settings.Item;
import org.standbywizard.ui.page.settings.Preset;
import org.standbywizard.ui.page.settings.Source;
import org.standbywizard.ui.shell.Exercising;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageId;

/**
 * No words that nobody says: each key stands in the sources as a literal, or belongs to a family of keys that the
 * sources put together. A new family is added to {@link #families}. (The bundle help is picocli's: HelpWordsTest.)
 */
class UnusedWordsTest {
    private static final Pattern SQLSTATE = Pattern.compile("sql\\.[0-9A-Z]{2}([0-9A-Z]{3})?");
    private static final Pattern ENDS = Pattern.compile("(.+)\\.(title|undo|cause|next|together|counted)");

    private String sources;

    @BeforeEach
    void readSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            sources = all.toString();
        }
    }

    /** By beginning, the more special first: what may follow it. */
    private Map<String, Predicate<String>> families() {
        Map<String, Predicate<String>> families = new LinkedHashMap<>();
        // FindingText, for a value that is a word: the states of a cluster, where a rule stands and what is in the
        // way of telling it.
        families.put("check.cluster.cluster-state.", names(ClusterFacts.State.values())::contains);
        families.put("check.access-rule.at.", this::isLiteral);
        families.put("check.access-rule.reason.", rest -> Arrays.stream(HbaObstacle.Kind.values())
                .anyMatch(kind -> kind.id().equals(rest)));
        // FindingText, from the two tables of outcomes.
        families.put("check.", outcomes()::contains);
        // ProblemText.
        families.put("problem.", rest -> problems().contains(rest));
        // FailureText: a kind, or a kind's reason, or a SQLSTATE or its class, which servers make.
        families.put("failure.", ended(this::isFailure));
        // ExerciseVerdict and ExercisePane: what is seen on a lab's servers, and its own words.
        families.put("practice.sign.", rest -> Arrays.stream(Sign.Kind.values())
                .anyMatch(kind ->
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(rest)));
        families.put("practice.verdict.mended.", rest -> Exercises.all().stream()
                .anyMatch(one -> one.name().equals(rest)));
        families.put("practice.verdict.", this::isLiteral);
        families.put("practice.exercise.", this::isLiteral);
        families.put(
                "practice.desk.",
                rest -> rest.equals("title")
                        || rest.equals("back")
                        || Arrays.stream(Exercising.Tab.values())
                                .anyMatch(tab ->
                                        tab.name().toLowerCase(Locale.ROOT).equals(rest)));
        // LessonBar and Handout.
        families.put("learn.state.", LabState.words()::contains);
        // SecretText: what a secret is for.
        families.put("secret.", this::isLiteral);
        // StepText: a step's kind; the purpose of an edited file; the first word of a step's line.
        families.put("step.edit-file.", ended(this::isLiteral).or(rest -> rest.equals("title") || rest.equals("undo")));
        // Of the frame's rail too: a page's name.
        families.put("step.", ended(kinds()::contains).or(names(PageId.values())::contains));
        families.put("by-hand.not.", this::isLiteral);
        families.put("not-yet.", this::isLiteral);
        families.put("output.", rest -> sources.contains("\"" + rest + " "));
        // EventText: a run's end; what is done outside of steps, by the last part of its id.
        families.put("run.finished.", names(RunStatus.values())::contains);
        families.put("run.", rest -> sources.contains("/" + rest + "\""));
        // TextOutput.
        families.put("runs.", names(RunStatus.values())::contains);
        families.put("findings.", names(Finding.State.values())::contains);
        families.put("state.", names(Finding.State.values())::contains);
        // StatusText.
        families.put("status.condition.", this::isLiteral);
        // PreviewText: headings of lanes side by side, and interruptions with the number of connections.
        families.put("help.place.", names(org.standbywizard.help.Part.Place.values())::contains);
        families.put("help.language.", names(org.standbywizard.help.Part.Language.values())::contains);
        families.put("preview.", ended(rest -> isLiteral("preview." + rest)));
        pagesOfServers(families);
        pageOfSettings(families);
        pagesOfCheckAndPreview(families);
        pagesOfRuns(families);
        frame(families);
        return families;
    }

    /** By pages, marks and looks; a sheet's by its name and its choices'. */
    private void frame(Map<String, Predicate<String>> families) {
        families.put("mark.", rest -> names(Mark.values()).contains(rest.replace('-', '_')));
        families.put("looks.", names(Preferences.Theme.values())::contains);
        families.put("plan.state.", this::isLiteral);
        families.put("hostkey.", names(Fingerprint.Verdict.values())::contains);
        families.put("sheet.", rest -> {
            String[] words = rest.split("\\.");
            return isLiteral(words[0])
                    && (isLiteral(words[1]) || Set.of("title", "text").contains(words[1]));
        });
        families.put("page.start.need.", this::isLiteral);
        families.put("page.start.run.", names(RunStatus.values())::contains);
        families.put(
                "page.start.practise.",
                rest -> isLiteral(rest) || Set.of("title", "text").contains(rest));
        families.put("page.start.", rest -> isLiteral(rest.replaceFirst("\\.(title|text)$", "")));
    }

    /** By states of the page, of a server and of a step; the rest by what stands after the page's own beginning. */
    private void pagesOfRuns(Map<String, Predicate<String>> families) {
        Set<String> servings = names(Serving.values());
        families.put(
                "page.apply.title.",
                rest -> isLiteral("title." + rest)
                        || isLiteral(rest)
                        || names(Face.values()).contains(rest));
        families.put("page.apply.serving.", servings::contains);
        families.put(
                "page.apply.phase.",
                rest -> names(StepState.Phase.values()).contains(rest) || isLiteral("phase." + rest));
        families.put(
                "page.apply.lane.",
                rest -> isLiteral("lane." + rest) || servings.contains(rest.replaceFirst("\\.(primary|standby)$", "")));
        families.put("page.apply.copy.", rest -> isLiteral("copy." + rest) || isLiteral(rest));
        families.put("page.apply.", this::isLiteral);
        families.put("page.undo.", this::isLiteral);
    }

    /** Fields and choices by their names; the rest by what stands after the page's own beginning. */
    private void pagesOfServers(Map<String, Predicate<String>> families) {
        Set<String> fields = Arrays.stream(org.standbywizard.ui.page.server.Field.values())
                .map(org.standbywizard.ui.page.server.Field::word)
                .collect(Collectors.toSet());
        families.put("page.server.field.", fields::contains);
        families.put("page.server.prompt.", fields::contains);
        families.put("page.server.way.agent.hint", String::isEmpty);
        families.put("page.server.way.", names(Way.values())::contains);
        families.put("page.server.root-by.", names(RootBy.values())::contains);
        families.put("page.server.found.login.", names(Privilege.values())::contains);
        families.put("page.server.found.state.", names(ClusterFacts.State.values())::contains);
        families.put("page.server.found.login", String::isEmpty);
        for (String part : List.of("found.", "notice.", "problem.", "state.", "changed-key.")) {
            families.put("page.server." + part, this::isLiteral);
        }
        // The outcomes of a comparison; of each page a title and a subtitle for each intent.
        families.put(
                "page.server.host-key.",
                rest -> isLiteral("host-key." + rest) || sources.contains(rest.toUpperCase(Locale.ROOT)));
        for (String page : List.of("primary", "standbys")) {
            families.put(
                    "page.server." + page + ".",
                    rest -> isLiteral(page + "." + rest) || rest.matches("(check\\.)?(sub)?title"));
        }
        families.put("page.server.", this::isLiteral);
    }

    /** Each item has a name, a meaning and so on, and a word for every choice. */
    private void pageOfSettings(Map<String, Predicate<String>> families) {
        for (Item item : Item.values()) {
            Set<String> words = new TreeSet<>(List.of("label", "meaning", "why", "chapter", "default"));
            item.choices(Optional.empty()).forEach(choice -> words.add(choice.isEmpty() ? "unset" : choice));
            switch (item.kind()) {
                case TRUTH -> words.add("true");
                case SECRET -> {
                    words.add("name");
                    words.addAll(names(Source.values()));
                }
                case TEXT, CHOICE, STANDBYS -> {}
            }
            families.put("page.settings." + item.word() + ".", words::contains);
        }
        Set<String> groups = new TreeSet<>(List.of("connections", "others"));
        Arrays.stream(Group.values()).map(Group::word).forEach(groups::add);
        families.put("page.settings.group.", rest -> groups.contains(rest.replaceFirst("\\.about$", "")));
        Set<String> presets = new TreeSet<>(names(Preset.values()));
        presets.add("own");
        families.put("page.settings.preset.", rest -> presets.contains(rest.replaceFirst("\\.about$", "")));
        for (String part : List.of("connection.", "others.", "problem.")) {
            families.put("page.settings." + part, this::isLiteral);
        }
        families.put("page.settings.", this::isLiteral);
    }

    /** States of findings; steps by their kinds; the rest by what stands after the page's own beginning. */
    private void pagesOfCheckAndPreview(Map<String, Predicate<String>> families) {
        families.put("page.preflight.count.", names(Finding.State.values())::contains);
        families.put("page.preflight.note.", this::isLiteral);
        families.put("page.preflight.", this::isLiteral);
        families.put("page.preview.entry.", kinds()::contains);
        families.put("page.preview.tag.", rest -> sources.contains(" " + rest.toUpperCase(Locale.ROOT)));
        for (String part : List.of("change.", "connections.", "cost.")) {
            families.put("page.preview." + part, this::isLiteral);
        }
        families.put("page.preview.", this::isLiteral);
    }

    private boolean isLiteral(String text) {
        return sources.contains("\"" + text + "\"");
    }

    private boolean isFailure(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return isLiteral(key) || isLiteral(key + ".") || sources.contains("\"" + key + ".\" + reason");
        }
        return SQLSTATE.matcher(key).matches() || isLiteral(key.substring(dot + 1));
    }

    private static Predicate<String> ended(Predicate<String> stem) {
        return rest -> {
            Matcher ends = ENDS.matcher(rest);
            return ends.matches() && stem.test(ends.group(1));
        };
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** A step's kind is its type's name with hyphens. */
    private static Set<String> kinds() {
        return Arrays.stream(Step.class.getPermittedSubclasses())
                .map(type ->
                        type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> outcomes() {
        Set<String> keys = new TreeSet<>();
        Stream<List<String>> all = Stream.concat(
                Arrays.stream(org.standbywizard.check.Outcome.values()).map(o -> List.of(o.check(), o.id())),
                Arrays.stream(org.standbywizard.verify.Outcome.values()).map(o -> List.of(o.check(), o.id())));
        all.forEach(outcome -> {
            for (String stem : List.of(outcome.get(0), String.join(".", outcome))) {
                keys.add(stem + ".title");
                keys.add(stem + ".requirement");
            }
            keys.add(String.join(".", outcome) + ".value");
            keys.add(String.join(".", outcome) + ".fix");
        });
        return keys;
    }

    private static Set<String> problems() {
        Set<String> keys = new TreeSet<>();
        for (Field field : ProblemKeys.class.getDeclaredFields()) {
            try {
                keys.add(field.get(null) + ".cause");
                keys.add(field.get(null) + ".next");
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return keys;
    }

    private boolean isSaid(String key) {
        return isLiteral(key)
                || families().entrySet().stream()
                        .filter(family -> key.startsWith(family.getKey()))
                        .findFirst()
                        .map(family -> family.getValue()
                                .test(key.substring(family.getKey().length())))
                        .orElse(false);
    }

    @Test
    void everyKeyIsSaidSomewhere() throws IOException {
        Map<String, Set<String>> unused = new TreeMap<>();
        for (String bundle : Bundles.names()) {
            if (bundle.equals("help")) {
                continue;
            }
            for (String key : Bundles.english(bundle).keySet()) {
                if (!isSaid(key)) {
                    unused.computeIfAbsent(bundle, b -> new TreeSet<>()).add(key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void knowsWhatNobodySays() {
        assertThat(Stream.of(
                        "check.login.moon.value",
                        "check.moon.title",
                        "problem.moon.cause",
                        "failure.moon.cause",
                        "failure.refused.moon-phase.next",
                        "failure.auth.moon-phase.next",
                        "failure.sql.moon.next",
                        "secret.moon",
                        "step.moon.title",
                        "step.edit-file.moon.title",
                        "output.moon",
                        "run.moon",
                        "run.finished.moon",
                        "runs.moon",
                        "findings.moon",
                        "state.moon",
                        "status.condition.moon",
                        "help.place.moon",
                        "help.language.moon",
                        "preview.moon.together",
                        "page.start.practise.moon",
                        "page.preflight.moon",
                        "page.preflight.count.moon",
                        "page.preflight.note.moon",
                        "page.preview.moon",
                        "page.preview.entry.moon",
                        "page.preview.tag.moon",
                        "page.preview.cost.moon",
                        "page.settings.moon",
                        "page.settings.role.moon",
                        "page.settings.group.moon",
                        "page.settings.connection.moon",
                        "page.server.moon",
                        "page.server.field.moon",
                        "page.server.found.login.moon",
                        "page.server.host-key.moon",
                        "page.server.primary.moon",
                        "moon"))
                .noneMatch(this::isSaid);
    }
}
