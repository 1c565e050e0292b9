package dev.mainstay.messaging.intake;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Down when a group's intake has stopped. One that waits for its database is well: that passes by itself. */
@Liveness
@Readiness
class IntakeHealth implements HealthCheck {
    private final IntakeStops stops;
    private final InPlaceRetry retry;

    IntakeHealth(IntakeStops stops, InPlaceRetry retry) {
        this.stops = stops;
        this.retry = retry;
    }

    @Override
    public HealthCheckResponse call() {
        var response =
                HealthCheckResponse.named("intake").status(stops.reasons().isEmpty());
        stops.reasons().forEach((group, reason) -> response.withData("stopped-" + group, reason));
        retry.waiting().forEach((group, reason) -> response.withData("waiting-" + group, reason));
        return response.build();
    }
}
