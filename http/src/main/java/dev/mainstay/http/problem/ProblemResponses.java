package dev.mainstay.http.problem;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The responses behind the mappers: one for problems, one for what Jakarta REST refuses by itself, one for our own bugs. */
@Singleton
public class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ProblemWriter writer;
    private final RoutingContext routing;

    ProblemResponses(ProblemWriter writer, RoutingContext routing) {
        this.writer = writer;
        this.routing = routing;
    }

    /** A problem's document with the headers that belong to it. */
    public Response of(ProblemException problem) {
        return builder(problem).build();
    }

    /** Keeps the headers that the refusal came with, such as {@code Allow}. */
    Response of(WebApplicationException refusal) {
        Response answer = refusal.getResponse();
        int status = answer.getStatus();
        if (status < 400 || answer.hasEntity()) {
            return answer;
        }
        if (status >= 500 && refusal.getCause() != null) {
            return ofUnexpected(refusal);
        }
        Response.ResponseBuilder response = builder(RestRefusals.of(status));
        answer.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> response.header(name, value));
            }
        });
        return response.build();
    }

    /** Says nothing of what happened but an id, under which the log has everything. */
    Response ofUnexpected(Throwable bug) {
        ProblemException problem = problemWithin(bug);
        if (problem != null) {
            return of(problem);
        }
        HttpServerRequest request = routing.request();
        ProblemException exhausted = Exhaustion.in(bug);
        if (exhausted != null) {
            LOG.warnf("%s %s is refused: %s (%s)", request.method(), request.path(), exhausted.detail(), bug);
            return of(exhausted);
        }
        if (BrokenForm.isIn(bug)) {
            return of(
                    HttpProblems.BODY_ABORTED.because(
                            "A multipart body ends with its boundary and two hyphens (RFC 2046, section 5.1.1). This one does not."));
        }
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(bug, "errorId=%s %s %s failed", errorId, request.method(), request.path());
        return of(HttpProblems.INTERNAL_ERROR
                .because("This is a fault of the service. Its log has the details under the error id " + errorId + ".")
                .with("errorId", errorId));
    }

    private static @Nullable ProblemException problemWithin(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    private Response.ResponseBuilder builder(ProblemException problem) {
        HttpServerRequest request = routing.request();
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(ProblemWriter.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, writer.languages(request))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(writer.document(problem, request));
        Object seconds = problem.members().get(ProblemException.RETRY_AFTER);
        if (seconds != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        if (problem.challenge() != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, problem.challenge());
        }
        if (problem.status() == 408 || problem.status() == 413 || seconds != null) {
            // The rest of the body is still under way: nothing more can be said on this connection.
            response.header("Connection", "close");
        }
        return response;
    }
}
