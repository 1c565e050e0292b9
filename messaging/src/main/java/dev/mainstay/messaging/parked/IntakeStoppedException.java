package dev.mainstay.messaging.parked;

/**
 * The intake of a group has stopped, because too many records were parked in a short time: the fault is more likely in
 * this service than in the records. Readiness and liveness are down until an operator gives a {@link Permit}, or the service is
 * restarted with its fault mended.
 */
public final class IntakeStoppedException extends RuntimeException {
    IntakeStoppedException(String message) {
        super(message);
    }
}
