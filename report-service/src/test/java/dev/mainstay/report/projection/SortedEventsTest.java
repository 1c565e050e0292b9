package dev.mainstay.report.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.events.EventType;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.event.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedEventsTest {

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "AUDIT_RECORDED") // not read here
    void aMemberThatIsMissingIsNamed(EventType type) {
        assertThatThrownBy(() -> SortedEvents.read(List.of(event(type, "{}"))))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(type.payload().getRecordComponents()[0].getName());
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "AUDIT_RECORDED") // not read here
    void nothingIsNoSnapshot(EventType type) {
        assertThatThrownBy(() -> SortedEvents.read(List.of(event(type, "null"))))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static ReceivedEvent event(EventType type, String data) {
        return new ReceivedEvent(
                type.topic().topicName(),
                0,
                7,
                null,
                "an-id",
                type.wireName(),
                "/mainstay/somebody",
                Instant.parse("2026-11-29T12:00:00Z"),
                data.getBytes(UTF_8));
    }
}
