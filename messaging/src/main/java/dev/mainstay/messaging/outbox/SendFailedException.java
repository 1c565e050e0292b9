package dev.mainstay.messaging.outbox;

/** The broker did not acknowledge every record. */
final class SendFailedException extends RuntimeException {
    SendFailedException(Throwable cause) {
        super("The broker did not acknowledge every record: " + cause, cause);
    }
}
