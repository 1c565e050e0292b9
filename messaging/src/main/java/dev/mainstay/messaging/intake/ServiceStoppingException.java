package dev.mainstay.messaging.intake;

import org.jspecify.annotations.Nullable;

/** Work ended because the service stops: nothing is known about the records, which come again after the next start. */
final class ServiceStoppingException extends RuntimeException {
    ServiceStoppingException(@Nullable Throwable cause) {
        super("The service stops; what was not taken comes again", cause);
    }
}
