package org.standbywizard.store;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** How plan files are parsed: strict JSON, within bounds that no plan reaches. */
final class JsonForms {
    private JsonForms() {}

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 4096;

    static JsonMapper strict() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build();
        return new JsonMapper(
                JsonFactory.builder().streamReadConstraints(bounds).build());
    }
}
