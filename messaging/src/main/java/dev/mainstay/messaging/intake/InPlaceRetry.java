package dev.mainstay.messaging.intake;

import dev.mainstay.messaging.Backoff;
import dev.mainstay.messaging.MessagingConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Wait for transient failures to pass: for as long as they last, or until the service stops. */
@Singleton
public class InPlaceRetry {
    private static final Logger LOG = Logger.getLogger(InPlaceRetry.class);

    private final MessagingConfig config;
    private final Counter retries;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    InPlaceRetry(MessagingConfig config, MeterRegistry meters) {
        this.config = config;
        this.retries = Counter.builder("intake.retries")
                .description("Tries repeated because the first ones failed")
                .register(meters);
    }

    void stop(@Observes ShutdownEvent event) {
        stop.countDown();
    }

    /** What each waiting group waits for. */
    public Map<String, String> waiting() {
        return Map.copyOf(waiting);
    }

    Backoff backoff() {
        return new Backoff(config.intake().firstPause(), config.intake().longestPause());
    }

    /**
     * Runs the work until it succeeds or fails for good; the work must be one transaction.
     *
     * @throws ServiceStoppingException after any failure while the service stops, since its parts fail while they end
     * @throws RuntimeException the failure that is not transient
     */
    void run(String group, Runnable work) {
        Backoff backoff = backoff();
        while (!succeeds(group, work)) {
            pause(backoff.next());
        }
    }

    private boolean succeeds(String group, Runnable work) {
        try {
            work.run();
            if (waiting.remove(group) != null) {
                LOG.infof("Group %s goes on", group);
            }
            return true;
        } catch (RuntimeException e) {
            if (isStopping()) {
                throw new ServiceStoppingException(e);
            }
            if (!TransientFailure.is(e)) {
                waiting.remove(group);
                throw e;
            }
            if (waiting.put(group, String.valueOf(e.getMessage())) == null) {
                LOG.warnf("Group %s waits and tries again: %s", group, e.getMessage());
            }
            LOG.debugf(e, "Group %s waits", group);
            return false;
        }
    }

    /**
     * Counts a retry and pauses before it.
     *
     * @throws ServiceStoppingException if the service stops meanwhile
     */
    void pause(Duration time) {
        retries.increment();
        rest(time);
    }

    /**
     * Pauses before something that is no retry.
     *
     * @throws ServiceStoppingException if the service stops meanwhile
     */
    void rest(Duration time) {
        try {
            if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceStoppingException(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceStoppingException(e);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
    }
}
