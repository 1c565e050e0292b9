package dev.mainstay.http.listen;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.problem.ProblemWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The answer of a guard, which comes before there is a resource to answer. */
public final class Refusal {

    private Refusal() {}

    /** Answers with the problem; nobody after the guard sees the request. */
    public static void answer(RoutingContext routing, ProblemException problem, ProblemWriter writer) {
        Object seconds = problem.members().get(ProblemException.RETRY_AFTER);
        if (seconds != null) {
            routing.response().putHeader("Retry-After", seconds.toString());
        }
        routing.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemWriter.MEDIA_TYPE)
                .putHeader("Content-Language", writer.languages(routing.request()))
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(writer.document(problem, routing.request())));
    }
}
