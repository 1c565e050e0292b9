package dev.mainstay.agent.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldableGeneratorTest {
    @ParameterizedTest
    @ValueSource(strings = {"x\0y", "x\ud800y", "x\udc00y"})
    void whatNoServiceTakesIsReplaced(String text) {
        assertThat(written(text)).isEqualTo("{\"message\":\"x\ufffdy\",\"list\":[\"x\ufffdy\"]}");
    }

    @Test
    void halvesInTheWrongOrderAreTwoReplacements() {
        assertThat(HoldableGenerator.holdable("\udc00\ud800")).isEqualTo("\ufffd\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "é", "\ud83d\ude00", "\ud83d\ude00\ud83d\ude00"})
    void everythingElseStays(String text) {
        assertThat(HoldableGenerator.holdable(text)).isSameAs(text);
    }

    private static String written(String text) {
        byte[] bytes = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("message", text);
            json.writeArrayFieldStart("list");
            json.writeString(text);
            json.writeEndArray();
            json.writeEndObject();
        });
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
