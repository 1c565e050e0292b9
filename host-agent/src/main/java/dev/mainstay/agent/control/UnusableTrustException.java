package dev.mainstay.agent.control;

/** The certificates to trust cannot be read: the configuration is wrong. The message names the key. */
public final class UnusableTrustException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableTrustException(String message) {
        super(message);
    }
}
