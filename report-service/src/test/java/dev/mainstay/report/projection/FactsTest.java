package dev.mainstay.report.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventType;
import dev.mainstay.messaging.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void conclusionsAboutAHostArePassedOver() {
        // Given
        EventType type = EventType.FINDINGS_CHANGED;
        ReceivedEvent event = new ReceivedEvent(
                type.topic().topicName(),
                0,
                0,
                "5e0e6a3c-6a0f-4c53-9b8e-0f2b1f7c1a01",
                "id",
                type.wireName(),
                "/mainstay/scanner-service",
                Instant.EPOCH,
                "{}".getBytes(StandardCharsets.UTF_8));

        // When
        Facts facts = Facts.read(List.of(event));

        // Then
        assertThat(facts.scans()).isEmpty();
    }
}
