package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** A plan that is opened outside of the window waits for what the window asks. */
class ArrivalsTest {
    private final ObjectProperty<Optional<String>> sheet = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> question = new SimpleObjectProperty<>(Optional.empty());
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    private final Arrivals arrivals =
            new Arrivals(List.of(sheet, question), later::add, file -> opened.add(file.toString()));

    private void come(String... names) {
        arrivals.came(List.of(names).stream().map(Path::of).toList());
    }

    private void doLater() {
        while (!later.isEmpty()) {
            later.poll().run();
        }
    }

    @Test
    void aPlanIsOpenedAtOnce() {
        come("shop.standbyplan");
        come("OLD.JSON");
        assertThat(opened).containsExactly("shop.standbyplan", "OLD.JSON");
    }

    @Test
    void theWordsOfACommandLineAreNoPlans() {
        come("org.standbywizard.app.Main", "window", "shop.standbyplan", "other.standbyplan");
        come("practice");
        come();
        assertThat(opened).containsExactly("shop.standbyplan");
    }

    @Test
    void theNewestIsOpenedOnceAllIsAnswered() {
        sheet.set(Optional.of("leave?"));
        come("a.standbyplan");
        question.set(Optional.of("password?"));
        come("b.standbyplan");
        sheet.set(Optional.empty());
        doLater();
        assertThat(opened).isEmpty();
        question.set(Optional.empty());
        assertThat(opened).as("the answer comes first").isEmpty();
        doLater();
        assertThat(opened).containsExactly("b.standbyplan");
        sheet.set(Optional.of("again"));
        sheet.set(Optional.empty());
        doLater();
        assertThat(opened).hasSize(1);
    }

    @Test
    void nothingIsOpenedWhenTheWindowIsClosed() {
        sheet.set(Optional.of("leave?"));
        come("a.standbyplan");
        arrivals.close();
        sheet.set(Optional.empty());
        doLater();
        assertThat(opened).isEmpty();
    }
}
