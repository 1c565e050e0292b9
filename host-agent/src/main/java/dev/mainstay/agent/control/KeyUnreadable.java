package dev.mainstay.agent.control;

/** The host's private key is there but cannot be used. Nothing the agent may repair by itself: a new key is a new host. */
public final class KeyUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    KeyUnreadable(String message) {
        super(message);
    }
}
