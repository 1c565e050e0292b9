package dev.mainstay.messaging.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Kafka headers as a JSON array, in order and with duplicates: {@code {"name": …, "text": …}}, or {@code "base64"} where
 * the value is not UTF-8 text, or neither where it is null.
 */
public final class HeaderJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeaderJson() {}

    public static String write(Headers headers) {
        ArrayNode array = JSON.createArrayNode();
        for (Header header : headers) {
            ObjectNode node = array.addObject().put("name", header.key());
            byte[] value = header.value();
            if (value != null) {
                String text = text(value);
                if (text != null) {
                    node.put("text", text);
                } else {
                    node.put("base64", Base64.getEncoder().encodeToString(value));
                }
            }
        }
        return array.toString();
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored headers are not JSON", e);
        }
    }

    public static Headers read(String json) {
        RecordHeaders headers = new RecordHeaders();
        for (JsonNode node : tree(json)) {
            headers.add(node.path("name").asText(), value(node));
        }
        return headers;
    }

    private static byte @Nullable [] value(JsonNode node) {
        if (node.has("text")) {
            return node.path("text").asText().getBytes(StandardCharsets.UTF_8);
        }
        return node.has("base64")
                ? Base64.getDecoder().decode(node.path("base64").asText())
                : null;
    }

    /** The text, or null if the bytes are not UTF-8 or hold a NUL, which PostgreSQL's JSON cannot. */
    private static @Nullable String text(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
