package dev.mainstay.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Measures the outbox and sweeps the inbox at their intervals, on one thread. */
@Singleton
class MessagingTimer {
    private static final Logger LOG = Logger.getLogger(MessagingTimer.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("messaging-timer").unstarted(task));
    private final MessagingConfig config;
    private final OutboxWatch watch;
    private final InboxExpiry expiry;

    MessagingTimer(MessagingConfig config, OutboxWatch watch, InboxExpiry expiry) {
        this.config = config;
        this.watch = watch;
        this.expiry = expiry;
    }

    void start(@Observes StartupEvent event) {
        every(config.relay().measureInterval(), watch::measure);
        every(config.inbox().sweepInterval(), expiry::forget);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void every(Duration interval, Runnable task) {
        var unused = executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warn("A measurement or sweep failed; tried again at the next turn", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
