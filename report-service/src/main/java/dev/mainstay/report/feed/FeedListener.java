package dev.mainstay.report.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * One connection per replica that listens for the NOTIFY of projecting transactions, of whichever replica. It is not taken
 * from the pool, because it is held for ever.
 */
@ApplicationScoped
class FeedListener {
    private static final Logger LOG = Logger.getLogger(FeedListener.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 1_000;

    private final LiveEvents events;
    private final String url;
    private final String user;
    private final String password;
    private final CountDownLatch stopped = new CountDownLatch(1);

    FeedListener(
            LiveEvents events,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.events = events;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("feed-listener").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void run() {
        try {
            do {
                listenUntilBroken();
            } while (!stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilBroken() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + FeedStore.CHANNEL);
            events.passOn();
            while (stopped.getCount() > 0) {
                if (connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS).length > 0) {
                    events.passOn();
                }
            }
        } catch (SQLException | RuntimeException e) {
            if (stopped.getCount() > 0) {
                LOG.warnf("The live stream lost the database and tries again: %s", e.getMessage());
            }
        }
    }
}
