package dev.mainstay.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class InboxTest {
    private final String group = UUID.randomUUID().toString();

    @Inject
    Inbox inbox;

    @Inject
    InboxExpiry expiry;

    @Inject
    DataSource dataSource;

    @Test
    void anEventIsNewOnceForEachGroup() {
        assertThat(committed(() -> inbox.firstTime(group, "a"))).isTrue();
        assertThat(committed(() -> inbox.firstTime(group, "a"))).isFalse();
        assertThat(committed(() -> inbox.firstTime("other-" + group, "a"))).isTrue();
        assertThat(committed(() -> inbox.firstTimes(group, List.of("a", "b", "c"))))
                .isEqualTo(Set.of("b", "c"));
    }

    @Test
    void anEffectThatIsRolledBackIsNotRemembered() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    inbox.firstTime(group, "a");
                    throw new IllegalStateException("rolls back");
                }))
                .hasMessage("rolls back");

        assertThat(committed(() -> inbox.firstTime(group, "a"))).isTrue();
    }

    @Test
    void rememberingWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> inbox.firstTime(group, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSweepForgetsWhatIsOlderThanTheRetention() throws Exception {
        remember("old", 101);
        remember("young", 99);

        expiry.forget();

        assertThat(committed(() -> inbox.firstTimes(group, List.of("old", "young"))))
                .isEqualTo(Set.of("old"));
    }

    private void remember(String eventId, int daysAgo) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox values (?, ?, now() - make_interval(days => ?))")) {
            insert.setString(1, group);
            insert.setString(2, eventId);
            insert.setInt(3, daysAgo);
            insert.executeUpdate();
        }
    }

    private static <T> T committed(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
