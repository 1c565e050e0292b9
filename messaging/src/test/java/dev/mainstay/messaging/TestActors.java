package dev.mainstay.messaging;

import dev.mainstay.people.Actor;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Reach;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Whoever a test's request says; in a service, module service finds out who asks. */
@Provider
class TestActors implements ContainerRequestFilter {
    private final CurrentActor current;

    TestActors(CurrentActor current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String said = request.getHeaderString("Test-Actor");
        String name = said == null ? "nobody in particular" : said;
        current.is(new Actor(Actor.Kind.PERSON, name, name, name, "127.0.0.1", List.of()), Reach.EVERYWHERE);
    }
}
