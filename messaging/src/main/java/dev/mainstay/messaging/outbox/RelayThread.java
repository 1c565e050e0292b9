package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.Backoff;
import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.signature.EventKeys;
import dev.mainstay.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Thread that runs the relay from the service's start to its end: at once after a commit here, by polling for other
 * instances.
 */
@Singleton
class RelayThread {
    private static final Logger LOG = Logger.getLogger(RelayThread.class);

    private final MessagingConfig.Relay config;
    private final Relay relay;
    private final Counter sent;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Backoff backoff;
    private final Gathering gathering;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String failure;

    RelayThread(
            MessagingConfig config,
            EventKeys keys,
            Sql sql,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            MeterRegistry meters) {
        this.config = config.relay();
        this.relay = new Relay(
                sql,
                new RecordSender(
                        () -> ProducerSettings.connect(broker, this.config.deliveryTimeout()),
                        config.source(),
                        keys.key(),
                        this.config.deliveryTimeout()),
                this.config.batchSize(),
                this.config.batchBytes().asLongValue());
        this.sent = Counter.builder("outbox.sent")
                .description("Records acknowledged by the broker")
                .register(meters);
        this.backoff = new Backoff(this.config.firstPause(), this.config.longestPause());
        this.gathering = new Gathering(this.config.gatherTime());
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
        }
    }

    /** Waits for a send that is under way, up to the configured time; what is not acknowledged by then is sent later. */
    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
        wake();
        Thread running = thread;
        if (running != null && !ends(running, config.stopTimeout())) {
            running.interrupt();
            ends(running, config.stopTimeout());
        }
        relay.close();
    }

    private static boolean ends(Thread thread, Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** There are new rows. */
    void wake() {
        work.release();
    }

    boolean isAlive() {
        Thread running = thread;
        return running == null ? !config.enabled() : running.isAlive();
    }

    /** Why the last send failed, null if it did not. */
    @Nullable
    String failure() {
        return failure;
    }

    private void run() {
        try {
            while (!stopped()) {
                sendAndWait();
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while stopping");
        }
    }

    private void sendAndWait() throws InterruptedException {
        try {
            work.drainPermits();
            long began = System.nanoTime();
            int count = relay.sendBatch();
            sent.increment(count);
            recovered();
            if (count == 0) {
                work.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
            } else {
                Duration rest = gathering.rest(count, Duration.ofNanos(System.nanoTime() - began));
                stop.await(rest.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (RuntimeException e) {
            failed(e);
            stop.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void recovered() {
        if (failure != null) {
            LOG.info("The outbox is sent again");
            failure = null;
        }
        backoff.reset();
    }

    private void failed(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (failure == null && !stopped()) {
            LOG.warnf("The outbox cannot be sent and is kept; trying again: %s", message);
        }
        LOG.debug("The outbox cannot be sent", e);
        failure = message;
    }
}
