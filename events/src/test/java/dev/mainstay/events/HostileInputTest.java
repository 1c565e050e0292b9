package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value is read whole or not at all. */
class HostileInputTest {
    private final Contract contract = Contract.current();
    private final ObjectMapper mapper = EventJson.mapper();

    /** A required field of a schema, at a place where an example has it. */
    private record Field(EventType type, String object, String name) {
        @Override
        public String toString() {
            return type.wireName() + object + "/" + name;
        }
    }

    @TestFactory
    Stream<DynamicTest> requiredFieldMustBeThere() {
        return refused("missing", ObjectNode::remove);
    }

    @TestFactory
    Stream<DynamicTest> requiredFieldMustNotBeNull() {
        return refused("null", ObjectNode::putNull);
    }

    @TestFactory
    Stream<DynamicTest> requiredFieldMustBeOfItsType() {
        return refused(
                "of another type",
                (object, name) ->
                        object.set(name, object.get(name).isObject() ? object.arrayNode() : object.objectNode()));
    }

    @Test
    void idsAndInstantsMustNotBeEmpty() {
        assertThatThrownBy(() -> readHost(host -> host.put("hostId", ""))).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> readHost(host -> host.put("changedAt", "")))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> readHost(host -> host.put("changedAt", " ")))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void listMustNotHoldNull() {
        assertThatThrownBy(() -> readHost(host -> host.withArray("memberships").addNull()))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> readHost(host -> ((ArrayNode) host.at("/memberships/0/roles")).addNull()))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nullOfAnOptionalFieldIsItsAbsence() throws Exception {
        assertThat(readHost(host -> host.putNull("site")).site()).isNull();
    }

    @Test
    void enumIsNotReadFromItsOrdinal() {
        assertThatThrownBy(() -> readHost(host -> host.put("state", 1))).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "sequence, '\"1\"'",
        "sequence, 1.5",
        "sequence, true",
        "sequence, 99999999999999999999",
        "simulated, 1",
        "simulated, '\"true\"'"
    })
    void numbersAndBooleansAreNotGuessed(String field, String json) throws Exception {
        JsonNode value = mapper.readTree(json);

        assertThatThrownBy(() -> readHost(host -> host.set(field, value))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nestingHasALimit() throws Exception {
        assertThat(readHost(host -> nest(host, EventJson.MAX_DEPTH - 1))).isNotNull();
        assertThatExceptionOfType(StreamConstraintsException.class)
                .isThrownBy(() -> readHost(host -> nest(host, EventJson.MAX_DEPTH)));
        assertThatExceptionOfType(StreamConstraintsException.class)
                .isThrownBy(() -> mapper.readValue("{\"unknown\":".repeat(100_000), HostSnapshot.class));
    }

    @Test
    void stringsHaveALimit() {
        assertThatThrownBy(() -> readHost(host -> host.put("site", "x".repeat(EventJson.MAX_STRING + 1))))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("exceeds the maximum allowed (%d", EventJson.MAX_STRING);
    }

    @ParameterizedTest
    @CsvSource({"'%s %s'", "'%s]'", "'[%s]'", "'\"%s\"'", "'null %s'", "''", "'{}'", "'{\"hostId\":'"})
    void anythingButOneObjectIsRefused(String format) {
        String example = contract.example(EventType.HOST_CHANGED).toString();

        assertThatThrownBy(() -> mapper.readValue(format.formatted(example, example), HostSnapshot.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void whatWasReadCannotBeChanged() throws Exception {
        HostSnapshot host = readHost(unchanged -> {});
        RolloutSnapshot rollout =
                mapper.readValue(contract.example(EventType.ROLLOUT_HALTED).toString(), RolloutSnapshot.class);

        assertThatThrownBy(() -> host.memberships().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> host.sqlInstances().getFirst().purposes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> rollout.jobs().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private Stream<DynamicTest> refused(String how, BiConsumer<ObjectNode, String> damage) {
        return Arrays.stream(EventType.values())
                .flatMap(type -> required(type).stream())
                .map(field -> dynamicTest(field + " " + how, () -> {
                    JsonNode event = contract.example(field.type()).deepCopy();
                    damage.accept((ObjectNode) event.at(field.object()), field.name());

                    assertThatThrownBy(() -> mapper.readValue(
                                    event.toString(), field.type().payload()))
                            .isInstanceOf(JsonProcessingException.class)
                            .hasMessageContaining(field.name());
                }));
    }

    private List<Field> required(EventType type) {
        List<Field> fields = new ArrayList<>();
        JsonNode document = contract.schema(type.payload());
        collect(type, document, document, contract.example(type), "", fields);
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static void collect(
            EventType type, JsonNode document, JsonNode ref, JsonNode value, String at, List<Field> fields) {
        JsonNode schema = Contract.resolve(document, ref);
        schema.path("required").forEach(name -> fields.add(new Field(type, at, name.asText())));
        for (var property : schema.path("properties").properties()) {
            if (value.has(property.getKey())) {
                JsonNode below = value.get(property.getKey());
                collect(type, document, property.getValue(), below, at + "/" + property.getKey(), fields);
            }
        }
        if (value.isArray() && !value.isEmpty()) {
            collect(type, document, schema.path("items"), value.get(0), at + "/0", fields);
        }
    }

    private HostSnapshot readHost(Consumer<ObjectNode> change) throws JsonProcessingException {
        ObjectNode host = contract.example(EventType.HOST_CHANGED).deepCopy();
        change.accept(host);
        return mapper.readValue(host.toString(), HostSnapshot.class);
    }

    private static void nest(ObjectNode host, int depth) {
        ArrayNode inner = host.putArray("unknown");
        for (int i = 1; i < depth; i++) {
            inner = inner.addArray();
        }
    }
}
