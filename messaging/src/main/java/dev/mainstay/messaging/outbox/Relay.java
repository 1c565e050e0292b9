package dev.mainstay.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sends the first rows of the outbox and deletes them, in one transaction that commits after the broker has
 * acknowledged every record. The advisory lock of that transaction keeps all other relays out, so the order of rows is
 * the order of records. If anything fails the rows are still there and are sent again.
 */
public final class Relay implements AutoCloseable {
    private final DataSource dataSource;
    private final RecordSender sender;
    private final int batchSize;
    private final long batchBytes;

    Relay(DataSource dataSource, RecordSender sender, int batchSize, long batchBytes) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.batchSize = batchSize;
        this.batchBytes = batchBytes;
    }

    /**
     * Sends one batch.
     *
     * @return the number of records sent; 0 if there was none or another relay is at work
     * @throws SendFailedException if the broker did not acknowledge all of them
     */
    int sendBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sent = OutboxTable.lock(connection) ? sendHead(connection) : 0;
                connection.commit();
                return sent;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private int sendHead(Connection connection) throws SQLException {
        List<OutboxRow> rows = OutboxTable.takeHead(connection, batchSize, batchBytes);
        if (!rows.isEmpty()) {
            sender.sendAll(rows);
        }
        return rows.size();
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
