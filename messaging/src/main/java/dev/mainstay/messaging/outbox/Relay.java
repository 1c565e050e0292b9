package dev.mainstay.messaging.outbox;

import dev.mainstay.sql.Sql;
import java.util.List;

/**
 * Sender of the outbox: sends its first rows and deletes them, in one transaction that commits after the broker has
 * acknowledged every record. The advisory lock of that transaction keeps all other relays out, so the order of rows is
 * the order of records. If anything fails the rows are still there and are sent again.
 */
public final class Relay implements AutoCloseable {
    private final Sql sql;
    private final RecordSender sender;
    private final int batchSize;
    private final long batchBytes;

    Relay(Sql sql, RecordSender sender, int batchSize, long batchBytes) {
        this.sql = sql;
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
    int sendBatch() {
        return sql.inTransaction(own -> OutboxTable.lock(own) ? sendHead(own) : 0);
    }

    private int sendHead(Sql own) {
        List<OutboxRow> rows = OutboxTable.takeHead(own, batchSize, batchBytes);
        if (!rows.isEmpty()) {
            sender.sendAll(rows);
        }
        return rows.size();
    }

    @Override
    public void close() {
        sender.close();
    }
}
