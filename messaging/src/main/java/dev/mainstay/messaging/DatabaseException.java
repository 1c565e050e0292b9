package dev.mainstay.messaging;

import dev.mainstay.messaging.intake.TransientFailure;
import java.sql.SQLException;

/** Wraps a failure of the messaging tables; {@link TransientFailure} looks at its cause. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
