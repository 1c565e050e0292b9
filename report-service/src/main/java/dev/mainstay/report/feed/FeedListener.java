package dev.mainstay.report.feed;

import dev.mainstay.service.ServiceThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    private final ServiceThread thread = new ServiceThread("feed-listener", this::turn);

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
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }

    private void turn() throws InterruptedException {
        listenUntilBroken();
        Thread.sleep(RETRY_MILLIS);
    }

    private void listenUntilBroken() {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + FeedStore.CHANNEL);
            events.passOn();
            while (!stopped()) {
                if (connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS).length > 0) {
                    events.passOn();
                }
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped()) {
                LOG.warnf("The live stream lost the database and tries again: %s", e.getMessage());
            }
        }
    }

    private static boolean stopped() {
        return Thread.currentThread().isInterrupted();
    }
}
