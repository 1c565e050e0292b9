package dev.mainstay.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Transaction of {@link FirstAnswers} around a resource's method that is asked with a key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentInterceptor {
    private final RequestIdentity request;
    private final FirstAnswers answers;
    private final ObjectMapper mapper;

    @Inject
    IdempotentInterceptor(RequestIdentity request, FirstAnswers answers, ObjectMapper mapper) {
        this.request = request;
        this.answers = answers;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        @Nullable IdempotencyKey key = request.key();
        if (key == null) {
            return method.proceed();
        }
        byte[] digest = request.digest();
        return response(answers.once(key, digest, () -> kept(digest, (Response) method.proceed())));
    }

    private KeptAnswer kept(byte[] digest, Response answer) throws JsonProcessingException {
        return new KeptAnswer(
                digest,
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.LOCATION),
                answer.getHeaderString(HttpHeaders.ETAG),
                answer.hasEntity() ? mapper.writeValueAsBytes(answer.getEntity()) : null);
    }

    private static Response response(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.entityTag() != null) {
            response.header(HttpHeaders.ETAG, answer.entityTag());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        return response.build();
    }
}
