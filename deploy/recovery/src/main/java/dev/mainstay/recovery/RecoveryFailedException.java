package dev.mainstay.recovery;

/** Something that keeps a recovery from going on, in one line for people. What was begun can be begun again. */
final class RecoveryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecoveryFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    RecoveryFailedException(String message) {
        super(message);
    }
}
