package dev.mainstay.agent.control;

/** The host's private key is there but cannot be used. Nothing the agent may repair by itself: a new key is a new host. */
public final class UnreadableKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableKeyException(String message) {
        super(message);
    }
}
