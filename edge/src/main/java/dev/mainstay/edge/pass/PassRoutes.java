package dev.mainstay.edge.pass;

import dev.mainstay.edge.EdgeConfig;
import dev.mainstay.edge.EdgeProblems;
import dev.mainstay.edge.route.ProofPolicy;
import dev.mainstay.edge.route.Route;
import dev.mainstay.edge.route.RoutePolicy;
import dev.mainstay.edge.route.Service;
import dev.mainstay.edge.session.Session;
import dev.mainstay.edge.session.Sessions;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.listen.Refusal;
import dev.mainstay.http.problem.ProblemWriter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Routes of what is passed on to the services: {@link RoutePolicy} decides where, {@link Passage} does it. */
@Singleton
class PassRoutes {
    private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private static final Optional<Session.SignedIn> NOBODY = Optional.empty();

    private final EdgeConfig config;
    private final Origins origins;
    private final Sessions sessions;
    private final ProblemWriter writer;

    PassRoutes(EdgeConfig config, Origins origins, Sessions sessions, ProblemWriter writer) {
        this.config = config;
        this.origins = origins;
        this.sessions = sessions;
        this.writer = writer;
    }

    void register(@Observes Router router) {
        for (Service service : Service.values()) {
            router.route("/" + service.word() + "/*").handler(this::pass);
        }
        router.route("/agent/*").handler(this::pass);
    }

    private void pass(RoutingContext routing) {
        @Nullable String path = routing.request().path();
        Route route = RoutePolicy.route(path == null ? "" : path, config.agents());
        switch (route) {
            case Route.OfPeople people -> ofPeople(routing, people);
            case Route.OfAgents agents -> pass(routing, agents.service(), agents.path(), NOBODY, false);
            case Route.Nowhere nowhere -> refuse(routing, EdgeProblems.nothingHere());
            case Route.Ambiguous ambiguous -> refuse(routing, EdgeProblems.ambiguousPath());
        }
    }

    private void ofPeople(RoutingContext routing, Route.OfPeople route) {
        HttpServerRequest request = routing.request();
        if (!ProofPolicy.mayGoOn(
                request.method().name(),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader(EdgeProblems.PROOF_HEADER))) {
            refuse(routing, EdgeProblems.pageNotProven());
            return;
        }
        // Nothing of the body is lost while the session is looked at.
        request.pause();
        sessions.of(routing)
                .subscribe()
                .with(
                        session -> {
                            switch (session) {
                                case Session.SignedIn in ->
                                    pass(routing, route.service(), route.path(), Optional.of(in), true);
                                case Session.OnThisMachine here ->
                                    pass(routing, route.service(), route.path(), NOBODY, true);
                                case Session.Ended ended -> {
                                    request.resume();
                                    refuse(routing, EdgeProblems.notSignedIn());
                                }
                            }
                        },
                        routing::fail);
    }

    private void pass(
            RoutingContext routing, Service service, String path, Optional<Session.SignedIn> who, boolean ofPeople) {
        @Nullable String query = routing.request().query();
        String uri = query == null ? path : path + "?" + query;
        HttpProxy.reverseProxy(NO_WEB_SOCKETS, origins.client())
                .origin(context -> context.client().request(origins.of(service)))
                .addInterceptor(new Passage(
                        routing,
                        service,
                        uri,
                        who.map(Session.SignedIn::token),
                        who.flatMap(Session.SignedIn::until),
                        ofPeople,
                        writer))
                .handle(routing.request());
    }

    private void refuse(RoutingContext routing, ProblemException problem) {
        Refusal.answer(routing, problem, writer);
    }
}
