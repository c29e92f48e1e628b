package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.FieldForm;
import org.standbywizard.plan.FieldForm.Choice;
import org.standbywizard.plan.FieldForm.Group;
import org.standbywizard.plan.FieldForm.Listed;
import org.standbywizard.plan.FieldForm.Named;
import org.standbywizard.plan.FieldForm.SecretPlace;
import org.standbywizard.plan.FieldForm.Truth;
import org.standbywizard.plan.FieldForm.Value;
import org.standbywizard.plan.PlanForm;
import org.standbywizard.plan.PlanValidator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped schema, the reader's form and the example say the same. */
class PlanSchemaTest {
    private static final JsonNode SCHEMA = new JsonMapper().readTree(resource("plan.schema.json"));
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("plan.schema.json"), InputFormat.JSON);

    @Test
    void schemaAndReaderKnowTheSameKeysOfTheSameTypes() {
        List<String> seen = new ArrayList<>();
        compare("", PlanForm.PLAN, SCHEMA, seen);
        assertThat(seen).hasSizeGreaterThan(60).contains("standbys.tablespaces", "replication.backup.maxRate");
    }

    private static void compare(String at, FieldForm form, JsonNode reference, List<String> seen) {
        seen.add(at);
        JsonNode schema = resolve(reference);
        if (form instanceof Group group) {
            assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                    .as(at)
                    .isEqualTo(new TreeSet<>(group.fields().keySet()));
            assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(at)
                    .isFalse();
            group.fields()
                    .forEach((name, child) -> compare(
                            at.isEmpty() ? name : at + "." + name,
                            child,
                            schema.get("properties").get(name),
                            seen));
        } else if (form instanceof Listed listed) {
            assertThat(schema.get("type").asString()).as(at).isEqualTo("array");
            compare(at, listed.element(), schema.get("items"), seen);
        } else if (form instanceof Named named) {
            assertThat(schema.get("type").asString()).as(at).isEqualTo("object");
            compare(at, named.value(), schema.get("additionalProperties"), seen);
        } else if (form instanceof Choice choice) {
            List<String> words = new ArrayList<>();
            schema.get("enum").forEach(word -> words.add(word.asString()));
            assertThat(words).as(at).isEqualTo(choice.words());
        } else if (form instanceof SecretPlace secret) {
            assertThat(reference.get("$ref").asString())
                    .as(at)
                    .isEqualTo(secret.generated() ? "#/$defs/secretOrGenerated" : "#/$defs/secret");
        } else if (form instanceof FieldForm.Number) {
            assertThat(schema.get("type").asString()).as(at).isEqualTo("integer");
        } else if (form instanceof Truth) {
            assertThat(schema.get("type").asString()).as(at).isEqualTo("boolean");
        } else if (form instanceof Value) {
            assertThat(schema.get("type").toString()).as(at).isEqualTo("[\"string\",\"number\",\"boolean\"]");
        } else if (!at.equals("format")) {
            assertThat(schema.get("type").asString()).as(at).isEqualTo("string");
        }
    }

    private static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    @Test
    void theSchemaItselfIsOne() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(resource("plan.schema.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theExampleFitsBoth() {
        assertThat(VALIDATOR.validate(resource("plan-example.json"), InputFormat.JSON))
                .isEmpty();
        assertThat(accepted(resource("plan-example.json"))).isTrue();
    }

    /** Documents on which schema and program must agree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'format':'standby-wizard/1','primary':{'host':'a'}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[]}",
                "{'format':'standby-wizard/2','primary':{'host':'a'},'standbys':[{'host':'b'}]}",
                "{'primary':{'host':'a'},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':' '},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','slot':'x'},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'port':0}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'port':'22'}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':'generated'}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':'hunter2'}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':{'env':'A','file':'b'}}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':{'env':'A-B'}}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':{}}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a','service':'x'},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b','slot':'B'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b','tablespaces':{'x':'/y'}}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'settings':{'a-b':'1'}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'settings':{'a':null}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'slots':'true'}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'backup':{'maxRate':'50m'}}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'backup':{'compression':'gzip'}}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'synchronous':{'mode':'any','count':0}}}"
            })
    void bothRefuse(String document) {
        String json = document.replace('\'', '"');
        assertThat(VALIDATOR.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(accepted(json)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}]}",
                "{'$schema':'plan.schema.json','standbys':[{'host':'b'}],'primary':{'host':'a'},'format':'standby-wizard/1'}",
                "{'format':'standby-wizard/1','primary':{'host':'a','ssh':{'password':{'file':'~/x'}}},'standbys':[{'host':'b'}]}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'settings':{'a':1,'b':true,'c.d':''}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'password':'prompt'}}",
                "{'format':'standby-wizard/1','primary':{'host':'a'},'standbys':[{'host':'b'}],'replication':{'backup':{'maxRate':'0.5M','compression':'server-zstd:3','checkpoint':'spread','verify':false}}}",
                "{'format':'standby-wizard/1','primary':{'host':'a','sudo':{'mode':'none'}},'standbys':[{'host':'b','tablespaces':{'/a':'/b'}}]}"
            })
    void bothAccept(String document) {
        String json = document.replace('\'', '"');
        assertThat(VALIDATOR.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(accepted(json)).isTrue();
    }

    private static boolean accepted(String json) {
        Path here = Path.of("/plans");
        return new PlanFileReader()
                .parse(json.getBytes(StandardCharsets.UTF_8))
                .flatMap(new PlanValidator(here, here)::validate)
                .isValid();
    }

    private static String resource(String name) {
        try (InputStream in = PlanFileReader.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
