package dev.mainstay.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Recognises events taken before, for effects that are not idempotent by themselves. Called in the transaction of the
 * effect: both are stored or neither is. Prefer a snapshot's sequence where there is one; it needs no row here.
 */
@ApplicationScoped
public class Inbox {
    private static final String REMEMBER = """
            insert into inbox (consumer_group, event_id) select ?, unnest(?)
            on conflict do nothing returning event_id
            """;

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;

    Inbox(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /**
     * Whether the group sees this event for the first time. Remembers it if so.
     *
     * @throws IllegalStateException without a transaction
     */
    public boolean firstTime(String group, String eventId) {
        return !firstTimes(group, Set.of(eventId)).isEmpty();
    }

    /**
     * Those of the events that the group sees for the first time. Remembers them.
     *
     * @throws IllegalStateException without a transaction
     */
    public Set<String> firstTimes(String group, Collection<String> eventIds) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "An event is remembered in the transaction of its effect, and none is active");
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            remember.setString(1, group);
            // Sorted, so that two transactions with the same events wait for each other instead of deadlocking.
            remember.setArray(2, connection.createArrayOf("text", new TreeSet<>(eventIds).toArray()));
            Set<String> first = new HashSet<>();
            try (ResultSet row = remember.executeQuery()) {
                while (row.next()) {
                    first.add(row.getString(1));
                }
            }
            return first;
        } catch (SQLException e) {
            throw new DatabaseException("The inbox cannot be written", e);
        }
    }
}
