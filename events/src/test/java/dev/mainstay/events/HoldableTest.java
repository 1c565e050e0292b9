package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.architecture.HostileJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldableTest {
    private final Contract contract = Contract.current();

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "é\n\t\u0001", "\ud83d\ude00"})
    void aTextCanBeHeld(String text) {
        assertThat(Holdable.text(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "x\0", "\ud800", "\ud800x", "x\udc00", "\udc00\ud800"})
    void aTextWithNulOrALoneSurrogateCannot(String text) {
        assertThat(Holdable.text(text)).isFalse();
    }

    @Test
    void aNameFitsIntoAnIndex() {
        assertThat(Holdable.name("x".repeat(Holdable.MAX_NAME))).isTrue();
        assertThat(Holdable.name("x".repeat(Holdable.MAX_NAME + 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.999999999Z, false",
        "1970-01-01T00:00:00Z, true",
        "9999-12-31T23:59:59.999999999Z, true",
        "+10000-01-01T00:00:00Z, false"
    })
    void anInstantIsInYearsOfFourDigits(Instant instant, boolean holdable) {
        assertThat(Holdable.instant(instant)).isEqualTo(holdable);
    }

    /** A NUL in one result was FAILED here and RUNNING there. */
    @Test
    void aResultWithNulIsUnreadable() {
        ObjectNode job = contract.example(EventType.JOB_FAILED).deepCopy();
        ((ObjectNode) job.at("/reason")).put("message", "x\0y");

        assertThatThrownBy(() -> EventJson.mapper().readValue(job.toString(), JobSnapshot.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("\"reason\"]->")
                .hasMessageContaining("\"message\"");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void eachFieldOfEachContractIsReadAndCanBeHeldOrIsRefused(EventType type) {
        assertThat(HostileJson.on(contract.example(type))).isNotEmpty().allSatisfy(attack -> {
            Record read;
            try {
                read = EventJson.mapper().readValue(attack.json(), type.payload());
            } catch (JsonProcessingException refused) {
                return;
            }
            assertThat(holdable(EventJson.mapper().valueToTree(read)))
                    .as(attack.name())
                    .isTrue();
        });
    }

    private static boolean holdable(JsonNode value) {
        if (value.isTextual()) {
            return Holdable.text(value.textValue());
        }
        for (JsonNode below : value) {
            if (!holdable(below)) {
                return false;
            }
        }
        return true;
    }
}
