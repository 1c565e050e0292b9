package dev.mainstay.messaging.event;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
    private static final UUID THING = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest(name = "{0} held, {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            held                | sequence            | believed
            0                   | 1                   | yes
            0                   | 1000000             | yes
            0                   | 1000001             | no
            0                   | 9223372036854775807 | no
            0                   | 0                   | no
            0                   | -1                  | no
            0                   | -9223372036854775808 | no
            5                   | 3                   | yes
            5                   | 1000005             | yes
            5                   | 1000006             | no
            5000000             | 4000000             | yes
            5000000             | 6000000             | yes
            5000000             | 6000001             | no
            9223372036854775807 | 1                   | yes
            9223372036854775807 | 9223372036854775807 | yes
            """)
    void sequences(long held, long sequence, String believed) {
        Versions.Claim claim = new Versions.Claim(THING, sequence, NOW);

        if (believed.equals("yes")) {
            check(claim, held);
        } else {
            assertThatThrownBy(() -> check(claim, held))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("Sequence " + sequence)
                    .hasMessageContaining(THING.toString());
        }
    }

    @Test
    void whatIsHeldIsAskedOnlyWhereItMatters() {
        assertThatCode(() -> Versions.check(
                        "thing",
                        List.of(new Versions.Claim(THING, Versions.MOST_AHEAD, null)),
                        things -> {
                            throw new AssertionError("asked");
                        },
                        NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void theFutureIsNotBelieved() {
        for (Instant fine : List.of(Instant.MIN, NOW, NOW.plus(Duration.ofDays(1)))) {
            check(new Versions.Claim(THING, 1, fine), 0);
        }
        for (Instant early : List.of(NOW.plus(Duration.ofDays(1)).plusNanos(1), Instant.MAX)) {
            assertThatThrownBy(() -> check(new Versions.Claim(THING, 1, early), 0))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("more than a day ahead");
        }
    }

    private static void check(Versions.Claim claim, long held) {
        Versions.check("thing", List.of(claim), things -> Map.of(THING, held), NOW);
    }
}
