package dev.mainstay.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "429, 30, -, PT30S",
                "503, ' 30 ', -, PT30S",
                "503, 0, -, PT0S",
                "503, 9999999999, -, PT1H",
                "503, 'Sun, 29 Nov 2026 12:02:00 GMT', -, PT2M",
                "503, 'Sun, 29 Nov 2026 12:02:00 GMT', 'Sun, 29 Nov 2026 12:01:30 GMT', PT30S",
                "503, 'Sun, 29 Nov 2026 11:00:00 GMT', -, PT0S",
                "503, 'Mon, 29 Nov 2050 12:02:00 GMT', -, -",
                "503, 'Fri, 29 Nov 2030 12:02:00 GMT', -, PT1H",
                "503, -5, -, -",
                "503, soon, -, -",
                "503, 99999999999999999999, -, -",
                "503, -, -, -",
                "500, 30, -, -",
                "302, 30, -, -",
            })
    void secondsAndDatesAreKnownAndBounded(int status, String value, String date, String wait) {
        assertThat(RetryAfter.of(status, value, date, NOW)).isEqualTo(wait == null ? null : Duration.parse(wait));
    }

    @Test
    void noOneComesBackEarlyAndNotAllComeBackAtOnce() {
        Duration asked = Duration.ofSeconds(1);
        Random random = new Random(1);
        int[] perSecond = new int[14];
        for (int agent = 0; agent < 2000; agent++) {
            Duration wait = new Patience(random, 20, Duration.ofMinutes(1)).stretched(asked);
            assertThat(wait).isBetween(asked, asked.plusSeconds(12));
            perSecond[(int) wait.toSeconds()]++;
        }
        assertThat(java.util.Arrays.stream(perSecond).max().orElseThrow()).isLessThan(300);
    }

    @Test
    void theLongestWaitAskedForCountsAndOnlyForItsService() {
        Patience patience = new Patience(new Random(1), 0, Duration.ofMinutes(1));

        patience.ask(Operation.Service.PATCH, Duration.ofSeconds(30));
        patience.ask(Operation.Service.PATCH, Duration.ofSeconds(1));

        assertThat(patience.left(Operation.Service.PATCH)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(patience.left(Operation.Service.SCANNER)).isZero();
    }
}
