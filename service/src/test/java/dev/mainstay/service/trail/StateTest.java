package dev.mainstay.service.trail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTest {

    @Test
    void aThingIsItsJson() {
        assertThat(State.text(Map.of("name", "ada"))).isEqualTo("{\"name\":\"ada\"}");
        assertThat(State.text(null)).isNull();
    }

    @Test
    void whatIsTooLongForAnEventIsToldByItsLengthAndHash() throws Exception {
        String json = requireNonNull(State.text(Map.of("name", "x".repeat(State.MOST_BYTES))));

        assertThat(EventJson.mapper().readTree(json).path("bytes").asInt()).isEqualTo(State.MOST_BYTES + 11);
        assertThat(EventJson.mapper().readTree(json).path("sha256").asText()).hasSize(64);
    }
}
