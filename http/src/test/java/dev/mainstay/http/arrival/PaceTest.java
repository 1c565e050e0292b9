package dev.mainstay.http.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    /** 30 s, or 16 KiB a second. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 30000",
        "0, 30000, 0",
        "6, 30001, -1",
        "16384, 30000, 1000",
        "28000000, 1730000, 8984",
        "28000000, 1740000, -1016"
    })
    void aBodyIsLateWhenNeitherTheDeadlineNorTheRateIsKept(long received, long elapsedMillis, long left) {
        assertThat(new Pace(Duration.ofSeconds(30), 16 * 1024).leftMillis(received, elapsedMillis))
                .isEqualTo(left);
    }
}
