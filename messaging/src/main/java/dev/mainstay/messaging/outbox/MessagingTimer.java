package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.MessagingConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Timer that measures the outbox at its interval, on a thread of its own. */
@Singleton
class MessagingTimer {
    private static final Logger LOG = Logger.getLogger(MessagingTimer.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("messaging-timer").unstarted(task));
    private final MessagingConfig config;
    private final OutboxWatch watch;

    MessagingTimer(MessagingConfig config, OutboxWatch watch) {
        this.config = config;
        this.watch = watch;
    }

    void start(@Observes StartupEvent event) {
        every(config.relay().measureInterval(), watch::measure);
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
                        LOG.warn("A measurement failed; tried again at the next turn", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
