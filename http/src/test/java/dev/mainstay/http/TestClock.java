package dev.mainstay.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

final class TestClock {

    static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    private TestClock() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
