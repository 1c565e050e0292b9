package dev.mainstay.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainstay.messaging.MessagingConfigTest;
import dev.mainstay.messaging.Meters;
import dev.mainstay.sql.SqlFailedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InPlaceRetryTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InPlaceRetry retry = new InPlaceRetry(
            MessagingConfigTest.config(
                    Map.of("source", "/test", "intake.first-pause", "1ms", "intake.longest-pause", "2ms")),
            meters);

    @Test
    void aTransientFailureIsWaitedOut() {
        AtomicInteger tries = new AtomicInteger();

        retry.run("readers", () -> {
            if (tries.incrementAndGet() < 3) {
                throw gone();
            }
            assertThat(retry.waiting()).containsEntry("readers", "the database is gone");
        });

        assertThat(tries).hasValue(3);
        assertThat(Meters.value(meters, "intake.retries")).isEqualTo(2);
        assertThat(retry.waiting()).isEmpty();
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> retry.run("readers", () -> {
                    tries.incrementAndGet();
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(tries).hasValue(1);
        assertThat(retry.waiting()).isEmpty();
    }

    @Test
    void theEndOfTheServiceEndsTheWaiting() {
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> retry.run("readers", () -> {
            throw gone();
        }));
        await().until(() -> retry.waiting().containsKey("readers"));

        retry.stop(new ShutdownEvent());

        assertThatThrownBy(running::join).hasCauseInstanceOf(ServiceStoppingException.class);
    }

    @Test
    void noFailureCountsWhileTheServiceStops() {
        retry.stop(new ShutdownEvent());

        assertThatThrownBy(() -> retry.run("readers", () -> {
                    throw new IllegalStateException("the pool is closed");
                }))
                .isInstanceOf(ServiceStoppingException.class);
    }

    private static RuntimeException gone() {
        return SqlFailedException.of(new SQLException("the database is gone", "08006"));
    }
}
