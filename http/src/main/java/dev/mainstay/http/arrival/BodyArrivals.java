package dev.mainstay.http.arrival;

import dev.mainstay.http.BodyLimits;
import dev.mainstay.http.HttpConfig;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.listen.Closing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Gate that lets a request on to a worker only when its body is complete and it is its turn. A worker that reads from the
 * network instead would be held for as long as the sender likes, and there are no more than some hundred.
 */
@Singleton
class BodyArrivals {

    private static final Logger LOG = Logger.getLogger(BodyArrivals.class);

    private final HttpConfig config;
    private final Instance<Vertx> vertxes; // not there yet when filters are made
    private final Pace pace;
    private final Places places;
    private final Turns turns;
    private final Path folder;

    BodyArrivals(HttpConfig config, Instance<Vertx> vertxes) {
        this.config = config;
        this.vertxes = vertxes;
        this.pace = new Pace(config.body().deadline(), config.body().minRate().asLongValue());
        this.places = new Places(config.body());
        this.turns = new Turns(config.body().workedOnAtOnce());
        try {
            this.folder = Files.createTempDirectory("mainstay-bodies-"); // 0700
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder for bodies of requests", e);
        }
    }

    @PreDestroy
    void removeFolder() throws IOException {
        Files.deleteIfExists(folder);
    }

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 500)
    Uni<Void> receive(ContainerRequestContext context, ResourceInfo resource, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!hasBody(request)) {
            return Uni.createFrom().voidItem();
        }
        BodyLimits limits = BodyLimits.of(config, resource);
        String address = request.remoteAddress().hostAddress();
        ProblemException refusal = context.getLength() > limits.sent() ? limits.tooManySent() : places.enter(address);
        if (refusal != null) {
            return Uni.createFrom().failure(refused(refusal, routing));
        }
        Vertx vertx = vertxes.get();
        Stay stay = new Stay(vertx, places, turns, address);
        routing.addEndHandler(ended -> stay.end());
        Future<Void> turn = stay.receive(new ArrivingBody(vertx, request, pace, limits, places, this::newFile))
                .compose(body -> stay.turn(config.body().maxWait()))
                .compose(mine -> {
                    context.setEntityStream(stay.open());
                    return Future.<Void>succeededFuture();
                })
                .recover(failed -> Future.failedFuture(refused(failed, routing)));
        return Uni.createFrom().completionStage(turn.toCompletionStage());
    }

    private Path newFile() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** HTTP/2 may send a body without announcing it; then the method decides. */
    private static boolean hasBody(HttpServerRequest request) {
        HttpMethod method = request.method();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                || (length != null && !length.equals("0"))
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Nothing more can be said on the connection of a request whose body is not read to its end. */
    private Throwable refused(Throwable why, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (why instanceof ProblemException problem && problem.kind().equals(HttpProblems.BODY_ABORTED)) {
            LOG.infof("%s %s: %s", request.method(), request.path(), problem.detail());
        }
        if (!request.isEnded()) {
            Closing.afterAnswer(routing);
        }
        return why;
    }
}
