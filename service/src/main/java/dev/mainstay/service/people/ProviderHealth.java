package dev.mainstay.service.people;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Health of signing in, always up: agents and events need no identity provider. Tells while it has not been reached. */
@Readiness
class ProviderHealth implements HealthCheck {
    private final ProviderGuard provider;

    ProviderHealth(ProviderGuard provider) {
        this.provider = provider;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("identity provider").up();
        if (!provider.reached()) {
            provider.tryAgain();
            response.withData("waits-because", "it has not been reached since the start, so nobody can sign in");
        }
        return response.build();
    }
}
