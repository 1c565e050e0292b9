package dev.mainstay.service.people;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.listen.Refusal;
import dev.mainstay.http.problem.ProblemWriter;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Guard that says so while the identity provider has not been reached since the service started: without its keys no token can be
 * verified, and whoever sends one is not at fault. It is tried again when a token comes and when the health is asked for, at most
 * every five seconds. Once its keys are here, the guard lets everything pass.
 */
@Singleton
class ProviderGuard {
    private static final Logger LOG = Logger.getLogger(ProviderGuard.class);

    /** After {@link RefusalGuard}, and before a token is looked at. */
    private static final int BEFORE_SIGNING_IN = 7_900;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TenantConfigBean tenants;
    private final Clock clock;
    private final ProblemWriter writer;
    private Instant tried = Instant.EPOCH;

    ProviderGuard(TenantConfigBean tenants, Clock clock, ProblemWriter writer) {
        this.tenants = tenants;
        this.clock = clock;
        this.writer = writer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SIGNING_IN);
    }

    /** Whether its keys are here; without a provider there is nothing to reach. */
    boolean reached() {
        return tenants.getDefaultTenant().ready();
    }

    /** Tries to reach it unless that was done a moment ago, and waits for nothing. */
    void tryAgain() {
        if (!reached() && isDue()) {
            reach(() -> {}, () -> {});
        }
    }

    private void check(RoutingContext routing) {
        if (reached() || !routing.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            routing.next();
        } else if (isDue()) {
            Context here = routing.vertx().getOrCreateContext();
            reach(() -> here.runOnContext(reached -> routing.next()), () -> here.runOnContext(away -> refuse(routing)));
        } else {
            refuse(routing);
        }
    }

    /** One at a time, however many ask. */
    private synchronized boolean isDue() {
        Instant now = clock.instant();
        if (now.isBefore(tried.plus(PAUSE))) {
            return false;
        }
        tried = now;
        return true;
    }

    private void reach(Runnable whenReached, Runnable whenAway) {
        tenants.getDefaultTenant()
                .initialize()
                .subscribe()
                .with(
                        tenant -> {
                            LOG.info("The identity provider has been reached; tokens are verified from now on");
                            whenReached.run();
                        },
                        away -> whenAway.run());
    }

    private void refuse(RoutingContext routing) {
        long seconds = PAUSE.toSeconds();
        Refusal.answer(
                routing,
                HttpProblems.PROVIDER_AWAY
                        .because("Nobody can sign in until this service has reached the identity provider, whose keys"
                                + " verify tokens. Send the request again in " + seconds + " seconds.")
                        .retryAfter(seconds),
                writer);
    }
}
