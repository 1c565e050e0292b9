package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class EventJsonTest {
    private static final ObjectMapper MAPPER = EventJson.mapper();

    @Property(tries = 500)
    void anyRecordIsReadAsItWasWritten(@ForAll("records") Record event) throws IOException {
        assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(event), event.getClass()))
                .isEqualTo(event);
    }

    @Property(tries = 500)
    void unknownFieldsAtAnyDepthAreIgnored(
            @ForAll("records") Record event, @ForAll("json") JsonNode unknown, @ForAll Random random)
            throws IOException {
        JsonNode tree = MAPPER.readTree(MAPPER.writeValueAsBytes(event));
        int added = addFields(tree, unknown, random);

        assertThat(added).isPositive();
        assertThat(MAPPER.readValue(tree.toString(), event.getClass())).isEqualTo(event);
    }

    @Property(tries = 500)
    void enumValuesOfALaterVersionAreReadAsUnknown(@ForAll("records") Record event, @ForAll("laterValues") String later)
            throws IOException {
        JsonNode tree = MAPPER.readTree(MAPPER.writeValueAsBytes(event));
        JsonNode expected = tree.deepCopy();
        replaceEnums(tree, event.getClass(), later);
        replaceEnums(expected, event.getClass(), "UNKNOWN");

        Record read = MAPPER.readValue(tree.toString(), event.getClass());

        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(read))).isEqualTo(expected);
    }

    @Property(tries = 1000)
    void damagedBytesGiveAnEventOrAnIoException(@ForAll EventType type, @ForAll Random random) {
        byte[] bytes = Contract.current().example(type).toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        try {
            assertThat(MAPPER.readValue(bytes, type.payload())).hasNoNullFieldsOrPropertiesExcept(optional(type));
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank(); // anything else than an IOException would stop a consumer
        }
    }

    @Provide
    Arbitrary<Record> records() {
        return RandomRecords.any();
    }

    @Provide
    Arbitrary<String> laterValues() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withChars('_', '0', '9')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(value -> "LATER_" + value);
    }

    @Provide
    Arbitrary<JsonNode> json() {
        return json(3);
    }

    private static Arbitrary<JsonNode> json(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(8).map(TextNode::valueOf),
                Arbitraries.longs().map(LongNode::valueOf),
                Arbitraries.doubles().map(DoubleNode::valueOf),
                Arbitraries.of(true, false).map(BooleanNode::valueOf),
                Arbitraries.just(NullNode.getInstance()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<JsonNode>> below = json(depth - 1).list().ofMaxSize(3);
        return Arbitraries.oneOf(
                leaf, below.map(values -> new ArrayNode(JsonNodeFactory.instance, values)), below.map(values -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    values.forEach(value -> object.set("field" + object.size(), value));
                    return object;
                }));
    }

    /** Adds fields to the objects of the tree, but for the rollout's map, in which every field is known. */
    private static int addFields(JsonNode node, JsonNode unknown, Random random) {
        int added = 0;
        for (var field : node.properties()) {
            added += field.getKey().equals("jobs") ? 0 : addFields(field.getValue(), unknown, random);
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                added += addFields(element, unknown, random);
            }
        }
        if (node instanceof ObjectNode object) {
            object.set("unknown-" + random.nextInt(), unknown);
            added++;
        }
        return added;
    }

    private static void replaceEnums(JsonNode tree, Class<?> record, String value) {
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode field = tree.get(Contract.wireName(component));
            if (field == null) {
                continue;
            }
            Type type = component.getGenericType();
            if (type instanceof Class<?> open && open.isEnum()) {
                ((ObjectNode) tree).put(Contract.wireName(component), value);
            } else if (type instanceof Class<?> nested && nested.isRecord()) {
                replaceEnums(field, nested, value);
            } else if (type instanceof ParameterizedType list
                    && list.getRawType() == List.class
                    && list.getActualTypeArguments()[0] instanceof Class<?> element) {
                replaceEnums((ArrayNode) field, element, value);
            }
        }
    }

    private static void replaceEnums(ArrayNode list, Class<?> element, String value) {
        for (int i = 0; i < list.size(); i++) {
            if (element.isEnum()) {
                list.set(i, TextNode.valueOf(value));
            } else if (element.isRecord()) {
                replaceEnums(list.get(i), element, value);
            }
        }
    }

    private static String[] optional(EventType type) {
        return Arrays.stream(type.payload().getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(Contract::wireName)
                .toArray(String[]::new);
    }
}
