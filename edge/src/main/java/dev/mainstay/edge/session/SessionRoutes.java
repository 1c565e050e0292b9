package dev.mainstay.edge.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.edge.EdgeProblems;
import dev.mainstay.edge.route.ProofPolicy;
import dev.mainstay.edge.route.ReturnPolicy;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.listen.Refusal;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Routes on which people sign in and out, and on which the page asks who they are. That one has to be signed in at {@code /sign-in} is a
 * permission of Quarkus ({@code application.properties}), which leads there and back; {@code /sign-out} is Quarkus' own.
 */
@Singleton
class SessionRoutes {
    private static final int BEFORE_QUARKUS_SIGNS_OUT = 8_000;
    private static final String SIGN_OUT = "/sign-out";
    private static final String NOT_KEPT = "no-store";

    private final Sessions sessions;
    private final ObjectMapper mapper;
    private final ProblemWriter writer;

    SessionRoutes(Sessions sessions, ObjectMapper mapper, ProblemWriter writer) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseForeignSignOut, BEFORE_QUARKUS_SIGNS_OUT);
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/session").handler(this::tell);
        router.route(HttpMethod.GET, "/sign-in").handler(SessionRoutes::comeBack);
        // What the provider says when somebody did not sign in, and codes that are of no use.
        router.route(HttpMethod.GET, "/sign-in/failed").handler(SessionRoutes::failed);
    }

    private void refuseForeignSignOut(RoutingContext routing) {
        if (routing.normalizedPath().equals(SIGN_OUT)
                && !ProofPolicy.followedHere(routing.request().getHeader("Sec-Fetch-Site"))) {
            Refusal.answer(
                    routing,
                    HttpProblems.FOREIGN_ORIGIN.because(
                            "One signs out by the link on the page; Sec-Fetch-Site says that it was not."),
                    writer);
            return;
        }
        routing.next();
    }

    private void tell(RoutingContext routing) {
        sessions.of(routing).subscribe().with(session -> tell(routing, session), routing::fail);
    }

    private void tell(RoutingContext routing, Session session) {
        switch (session) {
            case Session.SignedIn in ->
                tell(routing, new SessionView(SessionView.By.IDENTITY_PROVIDER, Optional.of(in.name()), in.until()));
            case Session.OnThisMachine here ->
                tell(routing, new SessionView(SessionView.By.LOOPBACK_ADDRESS, Optional.empty(), Optional.empty()));
            case Session.Ended ended -> Refusal.answer(routing, EdgeProblems.notSignedIn(), writer);
        }
    }

    private void tell(RoutingContext routing, SessionView view) {
        try {
            routing.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                    .end(Buffer.buffer(mapper.writeValueAsBytes(view)));
        } catch (JsonProcessingException unwritable) {
            routing.fail(unwritable);
        }
    }

    private static void comeBack(RoutingContext routing) {
        redirect(routing, ReturnPolicy.place(routing.queryParams().get("to")));
    }

    private static void failed(RoutingContext routing) {
        redirect(routing, ReturnPolicy.PAGE + "#sign-in=failed");
    }

    private static void redirect(RoutingContext routing, String place) {
        routing.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, place)
                .putHeader(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .end();
    }
}
