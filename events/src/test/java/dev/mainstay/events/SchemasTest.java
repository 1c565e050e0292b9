package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the schemas, which are written by hand, against the records. */
class SchemasTest {
    private static final Map<Type, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date");
    private static final Map<Type, String> TYPES = Map.of(
            String.class, "string",
            int.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            Long.class, "integer",
            boolean.class, "boolean",
            Boolean.class, "boolean");

    private final Contract contract = Contract.current();

    @Test
    void thereIsOneSchemaOfEachRecord() {
        assertThat(contract.schemas().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Contract.payloads().stream().map(Contract::schemaFile).toList());
    }

    @TestFactory
    Stream<DynamicTest> schemaIsValid() {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        return contract.schemas().entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    assertThat(file.getValue().path("$schema").asText())
                            .isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
                    assertThat(metaSchema.validate(file.getValue().toString(), InputFormat.JSON))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> schemaSaysWhatTheRecordSays() {
        return Contract.payloads().stream()
                .map(payload -> dynamicTest(payload.getSimpleName(), () -> {
                    JsonNode document = contract.schema(payload);
                    compareRecord(document, document, payload);
                    assertThat(usedDefinitions(document)).isEqualTo(names(document.path("$defs")));
                }));
    }

    private static void compareRecord(JsonNode document, JsonNode schema, Class<?> type) {
        String at = type.getSimpleName();
        RecordComponent[] components = type.getRecordComponents();
        assertThat(names(schema.path("properties")))
                .as(at)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(components).map(Contract::wireName).toList()));
        assertThat(texts(schema.path("required")))
                .as(at + " required")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(components)
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(Contract::wireName)
                        .toList());
        assertThat(schema.path("type").asText()).as(at).isEqualTo("object");
        assertThat(schema.path("title").asText()).as(at + " title").isNotBlank();
        assertThat(schema.path("additionalProperties").asBoolean(false))
                .as(at + " additionalProperties")
                .isTrue();
        for (RecordComponent component : components) {
            JsonNode property = schema.path("properties").path(Contract.wireName(component));
            compare(document, property, component.getGenericType(), at + "." + Contract.wireName(component));
        }
    }

    private static void compare(JsonNode document, JsonNode property, Type type, String at) {
        JsonNode schema = Contract.resolve(document, property);
        assertThat(property.path("description")
                        .asText(schema.path("description").asText()))
                .as(at + " description")
                .isNotBlank();
        String jsonType = schema.path("type").asText();
        switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> {
                assertThat(jsonType).as(at).isEqualTo("array");
                compare(document, schema.path("items"), list.getActualTypeArguments()[0], at + "[]");
            }
            case ParameterizedType map
            when map.getRawType() == Map.class -> {
                assertThat(jsonType).as(at).isEqualTo("object");
                compare(document, schema.path("additionalProperties"), map.getActualTypeArguments()[1], at + "{}");
            }
            case Class<?> record when record.isRecord() -> compareRecord(document, schema, record);
            case Class<?> open when open.isEnum() -> compareEnum(schema, open, at);
            default -> {
                assertThat(jsonType).as(at).isEqualTo(TYPES.getOrDefault(type, "string"));
                assertThat(schema.path("format").asText()).as(at + " format").isEqualTo(FORMATS.getOrDefault(type, ""));
            }
        }
    }

    private static void compareEnum(JsonNode schema, Class<?> type, String at) {
        assertThat(texts(schema.path("anyOf").path(0).path("enum")))
                .as(at)
                .containsExactly(Arrays.stream(type.getEnumConstants())
                        .map(Object::toString)
                        .toArray(String[]::new));
        assertThat(schema.path("anyOf").path(1).path("pattern").asText())
                .as(at + " is open")
                .isEqualTo("^[A-Z][A-Z0-9_]*$");
        assertThat(schema.path("description").asText()).as(at).contains("Open: ");
    }

    private static Set<String> usedDefinitions(JsonNode document) {
        Set<String> used = new TreeSet<>();
        document.findValuesAsText("$ref").forEach(ref -> used.add(ref.substring("#/$defs/".length())));
        return used;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
