package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.testing.SettableClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** When the service was last there, as its database has it. */
final class Sightings {
    private Sightings() {}

    static void seenNow() {
        seenAt(new SettableClock().instant());
    }

    static void seenAt(Instant instant) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update presence set seen_at = '" + instant + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the service has looked at the time twice: the second look would find what the first let run out. */
    static void awaitSeen() {
        awaitSeenAfter(new SettableClock().instant());
        awaitSeenAfter(new SettableClock().instant());
    }

    private static void awaitSeenAfter(Instant instant) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(seenAt()).isAfter(instant));
    }

    private static Instant seenAt() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select seen_at from presence")) {
            return row.next() ? row.getTimestamp(1).toInstant() : Instant.MIN;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        return Arc.container().instance(AgroalDataSource.class).get().getConnection();
    }
}
