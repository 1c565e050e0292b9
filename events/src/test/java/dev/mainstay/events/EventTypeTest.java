package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(EventType type) {
        assertThat(EventType.of(type.wireName())).contains(type);
    }

    @Test
    void aNewerTypeIsNotKnown() {
        assertThat(EventType.of("host.moved")).isEmpty();
        assertThat(EventType.of("HOST_CHANGED")).isEmpty();
    }
}
