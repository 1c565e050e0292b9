package dev.mainstay.sql;

import java.sql.SQLException;

/** A failure of the database: it refused a statement or could not be reached; the cause says which. */
public sealed class SqlFailedException extends RuntimeException permits DuplicateKeyException {
    private static final String UNIQUE_VIOLATION = "23505"; // PostgreSQL documentation, appendix A

    SqlFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The failure that the driver tells; {@link DuplicateKeyException} where it is that. */
    public static SqlFailedException of(SQLException cause) {
        return UNIQUE_VIOLATION.equals(cause.getSQLState())
                ? new DuplicateKeyException(cause)
                : new SqlFailedException(cause);
    }
}
