package dev.mainstay.report.copy;

import java.sql.SQLException;

/** The database refused or could not be reached; the cause says which. */
public final class StoreException extends RuntimeException {
    StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
