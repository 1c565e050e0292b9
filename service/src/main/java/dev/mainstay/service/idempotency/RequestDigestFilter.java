package dev.mainstay.service.idempotency;

import dev.mainstay.people.CurrentActor;
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
    private final CurrentActor actor;

    RequestDigestFilter(ResourceInfo resource, RequestIdentity keyed, CurrentActor actor) {
        this.resource = resource;
        this.keyed = keyed;
        this.actor = actor;
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
                digest(
                        actor.actor().subject(),
                        request.getMethod(),
                        request.getUriInfo().getRequestUri().getRawPath(),
                        body));
    }

    /** Whose request it is belongs to it: the first answer may hold what is shown once. */
    private static byte[] digest(String subject, String method, String path, byte[] body) {
        return Sha256.of((subject + "\n" + method + " " + path + "\n").getBytes(StandardCharsets.UTF_8), body);
    }
}
