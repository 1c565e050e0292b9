package dev.mainstay.local.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values that nobody should have to hold, and places to put them. */
final class HostileJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<Supplier<JsonNode>> VALUES = List.of(
            () -> JSON.textNode("x\u0000y"),
            () -> JSON.textNode("lone \uD800 surrogate"),
            () -> JSON.textNode("\uDC00\uD800"),
            () -> JSON.textNode(""),
            () -> JSON.textNode(" \t\u00A0\u200B\uFEFF"),
            () -> JSON.textNode("x".repeat(300_000)),
            () -> JSON.textNode("\u202Etxt.exe"),
            () -> JSON.textNode("'; drop table host; --"),
            () -> JSON.textNode("<script>alert(1)</script>"),
            () -> JSON.textNode("../../../../etc/passwd"),
            () -> JSON.textNode("%00%0d%0aSet-Cookie: a=b"),
            () -> JSON.textNode("+999999999-12-31T23:59:59.999999999Z"),
            () -> JSON.textNode("-999999999-01-01T00:00:00Z"),
            () -> JSON.textNode("0000-00-00T00:00:00Z"),
            () -> JSON.textNode("00000000-0000-0000-0000-000000000000"),
            () -> JSON.numberNode(9600.7),
            () -> JSON.numberNode(Long.MAX_VALUE),
            () -> JSON.numberNode(Long.MIN_VALUE),
            () -> JSON.numberNode(new BigInteger("9".repeat(400))),
            () -> JSON.numberNode(new BigDecimal("1e+2000000")),
            () -> JSON.numberNode(-1),
            () -> JSON.booleanNode(true),
            JSON::nullNode,
            JSON::objectNode,
            JSON::arrayNode,
            () -> JSON.arrayNode().add(JSON.nullNode()),
            () -> repeated(5_000),
            () -> nested(200));

    private static final ObjectMapper WRITER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private HostileJson() {}

    static JsonNode value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size())).get();
    }

    /** The document as bytes: what no UTF-8 can say is escaped. */
    static byte[] bytes(JsonNode document) {
        try {
            return WRITER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the value in the place of one that the document has, anywhere in it. */
    static void replaceOne(ObjectNode document, JsonNode value, Random random) {
        List<Runnable> places = new ArrayList<>();
        collect(document, value, places);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(() -> object.set(field.getKey(), value));
                collect(field.getValue(), value, places);
            });
            places.add(() -> object.set("unknownProperty", value));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, value));
                collect(array.get(i), value, places);
            }
        }
    }

    private static JsonNode repeated(int times) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < times; i++) {
            array.add("x");
        }
        return array;
    }

    private static JsonNode nested(int depth) {
        ArrayNode inner = JSON.arrayNode();
        for (int i = 0; i < depth; i++) {
            inner = JSON.arrayNode().add(inner);
        }
        return inner;
    }
}
