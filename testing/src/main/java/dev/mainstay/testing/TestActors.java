package dev.mainstay.testing;

import dev.mainstay.people.Actor;
import dev.mainstay.people.CurrentActor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Names of people in tests of a service without an identity provider, where everybody is the local administrator: what a request's
 * {@code Test-Actor} says is that one's name. It is a test's, and in no service that runs.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
class TestActors implements ContainerRequestFilter {
    static final String HEADER = "Test-Actor";

    private final CurrentActor current;

    TestActors(CurrentActor current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable String name = request.getHeaderString(HEADER);
        if (name != null) {
            Actor actor = current.actor();
            current.is(new Actor(actor.kind(), name, name, name, actor.address(), actor.grants()), current.reach());
        }
    }
}
