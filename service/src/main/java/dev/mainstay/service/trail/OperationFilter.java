package dev.mainstay.service.trail;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Filter that notes which operation of the OpenAPI document is asked for. */
@Provider
@Priority(Priorities.USER)
class OperationFilter implements ContainerRequestFilter {
    private final ResourceInfo resource;
    private final CurrentOperation current;

    OperationFilter(ResourceInfo resource, CurrentOperation current) {
        this.resource = resource;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        @Nullable Method method = resource.getResourceMethod();
        @Nullable Operation operation = method == null ? null : method.getAnnotation(Operation.class);
        if (operation != null) {
            current.is(operation.operationId());
        }
    }
}
