package dev.mainstay.broker;

/** A broker that cannot be asked, or does not do what it is asked; the message is one line. */
public final class BrokerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
