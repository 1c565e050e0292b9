package dev.mainstay.service.people;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.listen.Refusal;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guard that listens no more to an address from which too many tokens were refused, where nobody has signed in yet: those of
 * people and programs, and those with which agents enrol. Runs before a token is looked at. What agents sign is not counted.
 */
@Singleton
class RefusalGuard {
    private static final int BEFORE_SIGNING_IN = 8_000;
    private static final String ENROLMENT = "/agent/v1/enrolments";

    private final Refusals refusals;
    private final Clock clock;
    private final ProblemWriter writer;

    RefusalGuard(PeopleConfig config, Clock clock, ProblemWriter writer) {
        PeopleConfig.Refused refused = config.refused();
        this.refusals = new Refusals(refused.burst(), refused.every(), refused.addresses());
        this.clock = clock;
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SIGNING_IN);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean enrols = ENROLMENT.equals(routing.normalizedPath());
        if (!enrols && !request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            routing.next();
            return;
        }
        String address = address(request.remoteAddress());
        Optional<Duration> wait = refusals.wait(address, clock.instant());
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            Refusal.answer(
                    routing,
                    HttpProblems.TOO_MANY_REFUSALS
                            .because("Tokens that came from " + address
                                    + " were refused too often. Mend the token, and send the" + " request again in "
                                    + seconds + " seconds.")
                            .retryAfter(seconds),
                    writer);
            return;
        }
        routing.addEndHandler(answered -> {
            int status = request.response().getStatusCode();
            if (status == 401 || (enrols && status == 403)) {
                refusals.count(address, clock.instant());
            }
        });
        routing.next();
    }

    private static String address(@Nullable SocketAddress address) {
        @Nullable String host = address == null ? null : address.hostAddress();
        return host == null ? "" : host;
    }
}
