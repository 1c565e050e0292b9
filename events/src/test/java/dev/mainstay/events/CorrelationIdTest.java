package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(strings = {"a", "8e03978e-40d5-43dd-bc93-6894a57f9324", "!~\"\\{}", TRACE})
    void whatIsVisibleAndShortIsTakenAsItIs(String text) {
        assertThat(CorrelationId.of(text)).contains(new CorrelationId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "a\nb", "a\r\nSet-Cookie: b", "a\0", "é", "\u2028", "a\u007f"})
    void whatWouldBreakALineOrAHeaderIsNone(String text) {
        assertThat(CorrelationId.of(text)).isEmpty();
        assertThatThrownBy(() -> new CorrelationId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsLengthIsBounded() {
        assertThat(CorrelationId.of("x".repeat(CorrelationId.MOST))).isPresent();
        assertThat(CorrelationId.of("x".repeat(CorrelationId.MOST + 1))).isEmpty();
        assertThat(CorrelationId.of(null)).isEmpty();
        assertThat(CorrelationId.of(CorrelationId.random().value())).isPresent();
    }

    @Test
    void aTraceParentOfVersion00IsTaken() {
        assertThat(TraceParent.of("00-" + TRACE + "-00f067aa0ba902b7-01"))
                .hasValueSatisfying(parent -> assertThat(parent.traceId()).isEqualTo(TRACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01\n"
            })
    void anythingElseBeginsATraceAnew(String text) {
        assertThat(TraceParent.of(text)).isEmpty();
        assertThatThrownBy(() -> new TraceParent(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
