package dev.mainstay.embedded;

/** Something already listens on the port that was asked for. */
public final class PortTakenException extends RuntimeException {
    public PortTakenException(int port) {
        super("Port " + port + " on 127.0.0.1 is already taken: stop what listens there or choose another port.");
    }
}
