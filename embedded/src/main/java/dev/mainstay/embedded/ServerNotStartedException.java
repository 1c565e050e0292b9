package dev.mainstay.embedded;

/** A child process ended before it was ready; the message is what it said. */
public final class ServerNotStartedException extends RuntimeException {
    public ServerNotStartedException(String message) {
        super(message);
    }
}
