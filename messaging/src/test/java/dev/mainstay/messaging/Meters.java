package dev.mainstay.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where the tests read the meters. */
public class Meters {
    @Produces
    @Singleton
    SimpleMeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    public static double value(MeterRegistry registry, String name) {
        return registry.get(name).meter().measure().iterator().next().getValue();
    }
}
