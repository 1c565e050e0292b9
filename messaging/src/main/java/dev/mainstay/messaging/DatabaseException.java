package dev.mainstay.messaging;

import java.sql.SQLException;

/** Wraps a failure of the messaging tables; {@link TransientFailure} looks at its cause. */
final class DatabaseException extends RuntimeException {
    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
