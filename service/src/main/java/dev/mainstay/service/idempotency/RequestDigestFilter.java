package dev.mainstay.service.idempotency;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Digest of a request with an {@code Idempotency-Key}, read as a whole: only its bytes tell whether it is the same as an earlier one. */
@Provider
@Priority(Priorities.USER)
class RequestDigestFilter implements ContainerRequestFilter {
    private final ResourceInfo resource;
    private final RequestIdentity keyed;

    RequestDigestFilter(ResourceInfo resource, RequestIdentity keyed) {
        this.resource = resource;
        this.keyed = keyed;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        @Nullable List<String> values = request.getHeaders().get(IdempotencyKey.HEADER);
        @Nullable Method method = resource.getResourceMethod();
        if (values == null || method == null || !method.isAnnotationPresent(Idempotent.class)) {
            return;
        }
        IdempotencyKey key = IdempotencyKey.parse(values);
        byte[] body = {};
        if (request.hasEntity()) {
            body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
        }
        keyed.is(
                key,
                digest(request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(), body));
    }

    private static byte[] digest(String method, String path, byte[] body) {
        return Sha256.of((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8), body);
    }
}
