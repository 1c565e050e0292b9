package dev.mainstay.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringTest {
    @ParameterizedTest(name = "{0} rows in {1} ms: rests {2} ms")
    @CsvSource({
        "1, 0, 0", //
        "4, 3, 0",
        "5, 3, 17",
        "5, 0, 20",
        "300, 19, 1",
        "300, 20, 0",
        "2000, 400, 0",
    })
    void onlyWhoCameInCompanyIsFollowedByARest(int rows, long took, long rest) {
        Gathering gathering = new Gathering(Duration.ofMillis(20));

        assertThat(gathering.rest(rows, Duration.ofMillis(took))).isEqualTo(Duration.ofMillis(rest));
    }

    @ParameterizedTest
    @CsvSource({"1", "5", "2000"})
    void withoutATimeThereIsNoRest(int rows) {
        assertThat(new Gathering(Duration.ZERO).rest(rows, Duration.ZERO)).isZero();
    }
}
