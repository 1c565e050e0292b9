package dev.mainstay.architecture;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What an attacker sends where a JSON document is expected: an honest one, each of its values in turn replaced by each
 * hostile one, or left out. The same every time: texts are made of a fixed seed.
 */
public final class HostileJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Lone surrogates leave as escapes; in UTF-8 they could not. */
    private static final ObjectMapper WRITER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private HostileJson() {}

    /**
     * One attack.
     *
     * @param name where and what, for the message of a failing test
     * @param json the document
     */
    public record Attack(String name, String json) {}

    /** Every attack on a document. */
    public static Stream<Attack> on(JsonNode honest) {
        return places(honest).stream()
                .flatMap(place -> Stream.concat(
                        values().entrySet().stream()
                                .map(value -> new Attack(
                                        place + " = " + value.getKey(), replaced(honest, place, value.getValue()))),
                        Stream.of(new Attack(place + " left out", without(honest, place)))));
    }

    /** One attack of those on a document, or the document with a property more than it has. */
    public static Attack one(JsonNode honest, Random random) {
        List<JsonPointer> places = places(honest);
        int which = random.nextInt(places.size() + 1);
        if (which == places.size()) {
            JsonNode copy = honest.deepCopy();
            if (copy instanceof ObjectNode object) {
                object.put("unknownProperty", true);
            }
            return new Attack("a property more", write(copy));
        }
        List<Map.Entry<String, JsonNode>> values = List.copyOf(values().entrySet());
        Map.Entry<String, JsonNode> value = values.get(random.nextInt(values.size()));
        JsonPointer place = places.get(which);
        return new Attack(place + " = " + value.getKey(), replaced(honest, place, value.getValue()));
    }

    /** The hostile values, by a name. */
    public static Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        texts().forEach((name, text) -> values.put(name, NODES.textNode(text)));
        for (String number : List.of(
                "9600.7",
                "1e2",
                "-1",
                "0",
                "2147483648",
                "9223372036854775807",
                "-9223372036854775808",
                "99999999999999999999",
                "1e400",
                "1e9999999")) {
            values.put(number, DecimalNode.valueOf(new BigDecimal(number)));
        }
        values.put("true", NODES.booleanNode(true));
        values.put("null", NODES.nullNode());
        values.put("[]", NODES.arrayNode());
        values.put("[null]", NODES.arrayNode().addNull());
        values.put("[\"NUL\"]", NODES.arrayNode().add("\0"));
        values.put("{}", NODES.objectNode());
        return values;
    }

    /** The hostile texts, by a name. */
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("blank", " ");
        texts.put("NUL", "\0");
        texts.put("NUL within", "x\0y");
        texts.put("high surrogate", "x\ud800");
        texts.put("low surrogate", "\udc00x");
        texts.put("surrogates the wrong way round", "\udc00\ud800");
        texts.put("control characters", "\u0001\u001f\u007f\u0085\u2028\ufeff\ufffe\uffff");
        texts.put("emoji", "\ud83d\ude00");
        texts.put("random text of 3,000", random(3_000));
        texts.put("random text of 300,000", random(300_000));
        texts.put("number as text", "12");
        texts.put("last instant of Java", "+1000000000-12-31T23:59:59.999999999Z");
        texts.put("first instant of Java", "-1000000000-01-01T00:00:00Z");
        texts.put("last long of milliseconds", "+292278994-08-17T07:12:55.807Z");
        texts.put("year 10000", "+10000-01-01T00:00:00Z");
        texts.put("year 0", "0000-01-01T00:00:00Z");
        texts.put("last instant that can be held", "9999-12-31T23:59:59.999999999Z");
        texts.put("day of no calendar", "2026-02-30T00:00:00Z");
        texts.put("last day of Java", "+999999999-12-31");
        texts.put("path", "../../etc/passwd");
        texts.put("quote", "'; drop table host; --");
        texts.put("UUID of zeros", "00000000-0000-0000-0000-000000000000");
        texts.put("UUID that is too short", "1-1-1-1-1");
        return texts;
    }

    private static String random(int length) {
        Random random = new Random(10);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static List<JsonPointer> places(JsonNode honest) {
        List<JsonPointer> places = new ArrayList<>();
        collect(honest, JsonPointer.empty(), places);
        return places;
    }

    private static void collect(JsonNode value, JsonPointer at, List<JsonPointer> places) {
        if (!at.matches()) {
            places.add(at);
        }
        value.properties().forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), places));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(value.get(i), at.appendIndex(i), places);
        }
    }

    private static String replaced(JsonNode honest, JsonPointer place, JsonNode value) {
        JsonNode copy = honest.deepCopy();
        switch (copy.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException("Nothing is in " + place);
        }
        return write(copy);
    }

    private static String without(JsonNode honest, JsonPointer place) {
        JsonNode copy = honest.deepCopy();
        switch (copy.at(place.head())) {
            case ObjectNode object -> object.remove(place.last().getMatchingProperty());
            case ArrayNode array -> array.remove(place.last().getMatchingIndex());
            default -> throw new IllegalStateException("Nothing is in " + place);
        }
        return write(copy);
    }

    private static String write(JsonNode document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
