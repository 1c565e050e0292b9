package dev.mainstay.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets events taken longer ago than the configured retention, in small transactions. */
@Singleton
class InboxExpiry {
    private static final Logger LOG = Logger.getLogger(InboxExpiry.class);
    private static final int CHUNK = 10_000;
    private static final String FORGET = """
            delete from inbox where (consumer_group, event_id) in
                (select consumer_group, event_id from inbox where taken_at < ? order by taken_at limit ?)
            """;

    private final DataSource dataSource;
    private final MessagingConfig config;
    private final MessagingClock clock;

    InboxExpiry(DataSource dataSource, MessagingConfig config, MessagingClock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    void forget() {
        Instant before = clock.now().minus(config.inbox().retention());
        try (Connection connection = dataSource.getConnection()) {
            while (forget(connection, before) == CHUNK) {
                LOG.debug("More to forget");
            }
        } catch (SQLException e) {
            LOG.debug("The inbox cannot be swept; tried again at the next turn", e);
        }
    }

    private static int forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, CHUNK);
            return delete.executeUpdate();
        }
    }
}
