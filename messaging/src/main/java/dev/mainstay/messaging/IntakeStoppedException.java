package dev.mainstay.messaging;

/**
 * The intake of a group has stopped, because too many records were parked in a short time: the fault is more likely in
 * this service than in the records. Readiness and liveness are down until the service is restarted.
 */
public final class IntakeStoppedException extends RuntimeException {
    public IntakeStoppedException(String message) {
        super(message);
    }
}
