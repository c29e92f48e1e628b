package org.standbywizard.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Finding;

/**
 * A finding in words.
 *
 * @param state in a word or two
 * @param title what was looked at
 * @param value what was found
 * @param requirement what is needed; empty if the words name none
 * @param fix what to do; empty where nothing is to be done
 * @param known what is known of a raw message among what was found
 */
public record FindingText(
        String state, String title, String value, String requirement, String fix, List<HelpText> known) {
    public FindingText {
        known = List.copyOf(known);
    }

    /** An outcome's own words win over its check's. */
    public static FindingText of(Messages messages, Finding finding) {
        Map<String, String> values = new HashMap<>(finding.values());
        values.putIfAbsent("host", finding.host().name());
        String check = "check." + finding.check();
        String outcome = check + "." + finding.outcome();
        values.replaceAll((name, value) -> word(messages, check + "." + name + "." + value, finding.values())
                .orElse(value));
        boolean passes = finding.state() == Finding.State.PASS;
        return new FindingText(
                state(messages, finding.state()),
                messages.get(List.of(outcome + ".title", check + ".title"), values),
                messages.get(outcome + ".value", values),
                optional(messages, values, outcome + ".requirement", check + ".requirement"),
                passes ? "" : optional(messages, values, outcome + ".fix", check + ".fix"),
                HelpText.of(messages, finding));
    }

    /** A value that is one of the words that a check itself has for what it found; other values may stand in them. */
    private static Optional<String> word(Messages messages, String key, Map<String, String> values) {
        return messages.has(key) ? Optional.of(messages.get(key, values)) : Optional.empty();
    }

    /** A state in a word or two. */
    public static String state(Messages messages, Finding.State state) {
        return messages.get("state." + state.name().toLowerCase(Locale.ROOT));
    }

    private static String optional(Messages messages, Map<String, String> values, String... keys) {
        List<String> present = List.of(keys).stream().filter(messages::has).toList();
        return present.isEmpty() ? "" : messages.get(present, values);
    }
}
