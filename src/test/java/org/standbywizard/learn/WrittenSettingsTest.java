package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;

/** There is a text about every parameter that a plan for two ordinary servers writes, in each version. */
class WrittenSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "11", "12", "13", "15", "18"})
    void everyParameterThatIsWrittenHasItsText(String major) throws Exception {
        Planned planned = new Planned();
        planned.version(PgVersion.parse(major));
        planned.db1.setting("max_connections", "300").setting("max_worker_processes", "20");
        planned.db1.setting("max_prepared_transactions", "5").setting("max_locks_per_transaction", "128");
        Set<String> written = new TreeSet<>();
        planned.changes().steps().forEach(step -> written.addAll(names(step)));
        assertThat(written).contains("listen_addresses", "max_connections").hasSizeGreaterThan(4);
        assertThat(Texts.names("en", Topic.Kind.SETTING)).containsAll(written);
    }

    /** What a copied configuration brings of the primary's, and the standby's own value takes the place of. */
    @ParameterizedTest
    @ValueSource(strings = {"9.6", "11", "12", "15", "18"})
    void everyParameterThatIsTakenOverOrMadeHarmlessHasItsText(String major) throws Exception {
        Planned planned = new Planned();
        planned.version(PgVersion.parse(major));
        Set<String> names = new TreeSet<>();
        planned.changes().steps().forEach(step -> {
            if (step instanceof FinishCopy finish) {
                names.addAll(finish.overridden());
            }
        });
        assertThat(names).contains("port", "ssl_cert_file", "restore_command", "recovery_target_time");
        for (String language : Texts.LANGUAGES) {
            Library library = Library.of(Locale.forLanguageTag(language));
            assertThat(names).as(language).allMatch(name -> library.has(new Topic(Topic.Kind.SETTING, name)));
        }
    }

    private static Set<String> names(Step step) {
        Set<String> names = new TreeSet<>();
        if (step instanceof EditFile edit && edit.format() == EditFile.Format.CONF) {
            names.addAll(ConfFile.parse(edit.after()).blockSettings().keySet());
        } else if (step instanceof FinishCopy finish) {
            names.addAll(finish.block().keySet());
            finish.recoveryConf()
                    .lines()
                    .map(line -> line.split(" ")[0])
                    .filter(name -> name.matches("[a-z_]+") && !name.equals("standby_mode"))
                    .forEach(names::add);
        }
        return names;
    }
}
