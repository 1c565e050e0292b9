package dev.mainstay.sql;

import java.sql.SQLException;

/** A refused row: one with its key is there. The transaction is lost; made again, it sees the row. */
public final class DuplicateKeyException extends SqlFailedException {
    DuplicateKeyException(SQLException cause) {
        super(cause);
    }
}
