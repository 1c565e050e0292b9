package dev.mainstay.recovery;

/** A command line or a settings file of which nothing can be made. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }
}
