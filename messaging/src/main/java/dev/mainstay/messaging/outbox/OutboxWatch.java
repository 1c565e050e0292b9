package dev.mainstay.messaging.outbox;

import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.sql.Sql;
import dev.mainstay.sql.SqlFailedException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Meters of the outbox. While the database is away they keep the last reading, and the lag of a row seen waiting keeps
 * growing.
 */
@Singleton
class OutboxWatch {
    private static final Logger LOG = Logger.getLogger(OutboxWatch.class);

    private final Sql sql;
    private final MessagingClock clock;
    private volatile OutboxTable.Fill fill = new OutboxTable.Fill(0, null);

    OutboxWatch(Sql sql, MessagingClock clock, MeterRegistry meters) {
        this.sql = sql;
        this.clock = clock;
        Gauge.builder("outbox.lag.seconds", this, OutboxWatch::lagSeconds)
                .description("Age of the oldest event that is not sent yet; 0 if all are")
                .register(meters);
        Gauge.builder("outbox.rows", this, watch -> watch.fill.rows())
                .description("Events that are not sent yet")
                .register(meters);
    }

    private double lagSeconds() {
        Instant oldest = fill.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.now()).toMillis() / 1000.0);
    }

    void measure() {
        try {
            fill = OutboxTable.measure(sql);
        } catch (SqlFailedException e) {
            LOG.debug("The outbox cannot be measured", e);
        }
    }
}
