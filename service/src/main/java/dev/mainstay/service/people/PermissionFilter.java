package dev.mainstay.service.people;

import dev.mainstay.http.AgentSigned;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.people.Actor;
import dev.mainstay.people.CurrentActor;
import dev.mainstay.people.Grant;
import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Reach;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Filter that lets nobody through to a resource's method who may not call it, before anything of the request is read but its
 * address. Methods of agents, under {@code /agent}, have the agents' signatures ({@link AgentSigned}) or enrolment tokens.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class PermissionFilter implements ContainerRequestFilter {
    private static final String OF_AGENTS = "/agent/";

    private final ResourceInfo resource;
    private final SignIn signIn;
    private final CurrentActor current;

    PermissionFilter(ResourceInfo resource, SignIn signIn, CurrentActor current) {
        this.resource = resource;
        this.signIn = signIn;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        @Nullable PermittedTo permitted = method.getAnnotation(PermittedTo.class);
        if (permitted != null) {
            admit(permitted);
        } else if (!isOfAgents(method)) {
            throw new IllegalStateException(method + " has no @PermittedTo, so nobody may call it");
        }
    }

    private void admit(PermittedTo permitted) {
        Actor actor = signIn.actor();
        if (permitted.value().length == 0) {
            current.is(actor, Reach.EVERYWHERE);
            return;
        }
        Reach reach = Reach.of(actor.grants(), permitted.value());
        if (reach.nowhere()) {
            throw PeopleProblems.roleMissing(
                    permitted.value(),
                    actor.grants().stream().map(Grant::role).distinct().toList());
        }
        if (permitted.limits() == Limits.ESTATE && !reach.everywhere()) {
            throw HttpProblems.OUT_OF_REACH.because(
                    "This concerns the whole estate, and the role for it holds for a part of it alone.");
        }
        current.is(actor, reach);
    }

    private static boolean isOfAgents(Method method) {
        @Nullable Path path = method.getDeclaringClass().getAnnotation(Path.class);
        return path != null && path.value().startsWith(OF_AGENTS);
    }
}
