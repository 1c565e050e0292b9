package dev.mainstay.broker;

/** A topics file that cannot be used; the message says where and why. */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        super(message);
    }
}
