package dev.mainstay.scanner.sql;

import java.sql.SQLException;

/** The database could not do what a store asked of it. */
public sealed class SqlFailedException extends RuntimeException permits DuplicateKeyException {
    private static final String UNIQUE_VIOLATION = "23505"; // PostgreSQL documentation, appendix A

    SqlFailedException(SQLException cause) {
        super(cause);
    }

    static SqlFailedException of(SQLException cause) {
        return UNIQUE_VIOLATION.equals(cause.getSQLState())
                ? new DuplicateKeyException(cause)
                : new SqlFailedException(cause);
    }
}
