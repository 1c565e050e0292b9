package dev.mainstay.messaging.event;

import dev.mainstay.messaging.intake.Intake;
import org.jspecify.annotations.Nullable;

/**
 * The record can never be understood: a CloudEvents header is missing or invalid, or the data is not what its type
 * promises. {@link Intake} parks such a record at once, because trying again cannot help.
 */
public class UnreadableEventException extends RuntimeException {
    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
