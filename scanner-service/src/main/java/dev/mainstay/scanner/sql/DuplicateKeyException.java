package dev.mainstay.scanner.sql;

import java.sql.SQLException;

/** A row with this key was written at the same moment. The transaction is lost; made again, it sees the row. */
public final class DuplicateKeyException extends SqlFailedException {
    DuplicateKeyException(SQLException cause) {
        super(cause);
    }
}
