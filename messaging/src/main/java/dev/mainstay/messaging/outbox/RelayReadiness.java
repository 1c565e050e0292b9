package dev.mainstay.messaging.outbox;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the relay runs. A broker that is away does not make the service unready: the outbox keeps the events. */
@Readiness
class RelayReadiness implements HealthCheck {
    private final RelayThread relay;

    RelayReadiness(RelayThread relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("outbox relay").status(relay.isAlive());
        String failure = relay.failure();
        return (failure == null ? response : response.withData("waits-because", failure)).build();
    }
}
