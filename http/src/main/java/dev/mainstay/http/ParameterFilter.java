package dev.mainstay.http;

import dev.mainstay.events.Holdable;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/** Refuses parameters of path and query that nobody could hold ({@link Holdable}), whatever the resource does with them. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class ParameterFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        List<Violation> violations = new ArrayList<>();
        check(request.getUriInfo().getPathParameters(), violations);
        check(request.getUriInfo().getQueryParameters(), violations);
        if (!violations.isEmpty()) {
            throw Violation.invalidRequest(violations);
        }
    }

    private static void check(MultivaluedMap<String, String> parameters, List<Violation> violations) {
        parameters.forEach((name, values) -> {
            if (!Holdable.name(name)) {
                violations.add(Violation.in("?", "a parameter has a name that is not allowed"));
            } else if (!values.stream().allMatch(Holdable::name)) {
                violations.add(Violation.in(
                        name, "must not contain U+0000, nor have more than " + Holdable.MAX_NAME + " characters"));
            }
        });
    }
}
