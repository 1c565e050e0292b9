package dev.mainstay.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.http.Violation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place where JSON that cannot be read is the caller's fault; it becomes a problem that says where. */
@Provider
class JsonBodyInterceptor implements ReaderInterceptor {

    private final JsonProblems problems;

    JsonBodyInterceptor(ObjectMapper mapper) {
        this.problems = new JsonProblems(mapper);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            Object body = context.proceed();
            if (body == null && isJson(context.getMediaType())) {
                throw Violation.invalidRequest(List.of(Violation.at("", "is missing")));
            }
            return body;
        } catch (JacksonException unreadable) {
            throw problems.of(unreadable);
        } catch (WebApplicationException refusal) {
            if (refusal.getCause() instanceof JacksonException unreadable) {
                throw problems.of(unreadable);
            }
            throw refusal;
        }
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
