package dev.mainstay.http.parameter;

import dev.mainstay.events.Holdable;
import dev.mainstay.http.Violation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Filter that refuses, all at once and with their names, parameters of path and query that nobody could hold ({@link
 * Holdable}), that the resource does not know, that are given twice, or whose values are not of the declared type. Jakarta
 * REST would ignore the unknown ones and answer 404 to those that it cannot convert (§3.2); a caller who mistyped a filter is
 * to hear which one it was.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
class ParameterFilter implements ContainerRequestFilter {

    private final ResourceInfo resource;
    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    ParameterFilter(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource.getResourceMethod();
        // In the order of their names: the same request is refused in the same words each time.
        Map<String, List<String>> path = new TreeMap<>(request.getUriInfo().getPathParameters());
        Map<String, List<String>> query = new TreeMap<>(request.getUriInfo().getQueryParameters());
        List<Violation> violations = new ArrayList<>();
        hold(path, violations);
        hold(query, violations);
        if (method != null && violations.isEmpty()) {
            DeclaredParameters parameters = declared.computeIfAbsent(method, DeclaredParameters::of);
            parameters.checkPath(path, violations);
            parameters.checkQuery(query, violations);
        }
        if (!violations.isEmpty()) {
            throw Violation.invalidRequest(violations);
        }
    }

    private static void hold(Map<String, List<String>> parameters, List<Violation> violations) {
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
