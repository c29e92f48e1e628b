package org.standbywizard.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.standbywizard.plan.FieldForm.Choice;
import org.standbywizard.plan.FieldForm.Group;
import org.standbywizard.plan.FieldForm.Listed;
import org.standbywizard.plan.FieldForm.Named;
import org.standbywizard.plan.FieldForm.Number;
import org.standbywizard.plan.FieldForm.SecretPlace;
import org.standbywizard.plan.FieldForm.Truth;
import org.standbywizard.plan.FieldForm.Value;
import org.standbywizard.plan.FieldForm.Words;

/** Every field of a plan: the one place that reader, writer, validator and schema are held against. */
public final class PlanForm {
    private PlanForm() {}

    static final List<String> SERVICES = List.of("systemd", "pg_ctl");
    static final List<String> SUDO_MODES = List.of("auto", "sudo", "none");
    static final List<String> SYNC_MODES = List.of("off", "first", "any");
    static final List<String> CHECKPOINTS = List.of("fast", "spread");
    static final List<String> AUTHENTICATION = words(AuthMethod.values(), AuthMethod::word);
    static final List<String> SSL_MODES = words(SslMode.values(), SslMode::word);

    private static final Words WORDS = new Words();
    private static final Named SETTINGS = new Named(new Value());

    /** A whole plan. {@code $schema} is for editors and means nothing here. */
    public static final Group PLAN = group(
            "$schema",
            WORDS,
            "format",
            WORDS,
            "primary",
            primary(),
            "standbys",
            new Listed(standby()),
            "replication",
            replication(),
            "settings",
            SETTINGS);

    /** What every server of a plan has but its settings: where it is, how to log in, which cluster is meant. */
    static final Group SERVER = new Group(server());

    private static Group primary() {
        Map<String, FieldForm> fields = server();
        fields.put("settings", SETTINGS);
        return new Group(fields);
    }

    private static Group standby() {
        Map<String, FieldForm> fields = server();
        fields.put("slot", WORDS);
        fields.put("applicationName", WORDS);
        fields.put("primaryAddress", WORDS);
        fields.put("primaryPort", new Number());
        fields.put("sourceAddress", WORDS);
        fields.put("tablespaces", new Named(WORDS));
        fields.put("settings", SETTINGS);
        return new Group(fields);
    }

    private static Map<String, FieldForm> server() {
        Map<String, FieldForm> fields = new LinkedHashMap<>();
        fields.put("name", WORDS);
        fields.put("host", WORDS);
        fields.put(
                "ssh",
                group(
                        "user",
                        WORDS,
                        "port",
                        new Number(),
                        "identityFile",
                        WORDS,
                        "passphrase",
                        new SecretPlace(false),
                        "password",
                        new SecretPlace(false),
                        "jump",
                        WORDS));
        fields.put("sudo", group("mode", new Choice(SUDO_MODES), "password", new SecretPlace(false)));
        fields.put("cluster", WORDS);
        fields.put("service", new Choice(SERVICES));
        fields.put("unit", WORDS);
        fields.put("osUser", WORDS);
        fields.put("superuser", WORDS);
        return fields;
    }

    private static Group replication() {
        return group(
                "role", WORDS,
                "authentication", new Choice(AUTHENTICATION),
                "password", new SecretPlace(true),
                "slots", new Truth(),
                "sslMode", new Choice(SSL_MODES),
                "synchronous",
                        group(
                                "mode", new Choice(SYNC_MODES),
                                "count", new Number(),
                                "standbys", new Listed(WORDS)),
                "backup",
                        group(
                                "maxRate",
                                WORDS,
                                "checkpoint",
                                new Choice(CHECKPOINTS),
                                "compression",
                                WORDS,
                                "verify",
                                new Truth()));
    }

    private static Group group(Object... namesAndForms) {
        Map<String, FieldForm> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndForms.length; i += 2) {
            fields.put((String) namesAndForms[i], (FieldForm) namesAndForms[i + 1]);
        }
        return new Group(fields);
    }

    private static <E> List<String> words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
