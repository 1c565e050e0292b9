package dev.mainstay.messaging;

import dev.mainstay.people.Trail;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Stands for the trail of module service, which these tests run without: each service has a test of what is left there. */
@Singleton
class NoTrail implements Trail {
    @Override
    public void leave(
            String kind, String id, @Nullable Object before, @Nullable Object after, @Nullable String reason) {}
}
