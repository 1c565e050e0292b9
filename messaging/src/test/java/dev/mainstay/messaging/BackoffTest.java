package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;

class BackoffTest {
    @RepeatedTest(20)
    void pausesDoubleUpToTheLongestAndStartAnew() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(300));

        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(150), Duration.ofMillis(300));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(150), Duration.ofMillis(300));
        backoff.reset();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }
}
