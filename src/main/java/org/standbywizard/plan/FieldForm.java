package org.standbywizard.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand in one place of a plan. */
public sealed interface FieldForm {

    /** Free text; what it must look like is the validator's matter. */
    record Words() implements FieldForm {}

    /** One of a few words. */
    record Choice(List<String> words) implements FieldForm {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A whole number. */
    record Number() implements FieldForm {}

    /** true or false. */
    record Truth() implements FieldForm {}

    /** Text that a file may also give as a number or a truth value: the value of a setting. */
    record Value() implements FieldForm {}

    /** Where a secret comes from; {@code generated} says whether the wizard may make it up. */
    record SecretPlace(boolean generated) implements FieldForm {}

    /** Known members, in the order in which they are written. */
    record Group(Map<String, FieldForm> fields) implements FieldForm {
        public Group {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Members under names that the person chooses. */
    record Named(FieldForm value) implements FieldForm {}

    /** A list. */
    record Listed(FieldForm element) implements FieldForm {}
}
