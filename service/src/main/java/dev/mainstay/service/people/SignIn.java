package dev.mainstay.service.people;

import dev.mainstay.http.listen.Loopback;
import dev.mainstay.people.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: whom its token names, which Quarkus has verified by then; without an identity provider the local
 * administrator, for whoever reaches the service by a loopback address is on this machine. Filters are made before the settings
 * of now are read, hence not a singleton.
 */
@ApplicationScoped
class SignIn {
    static final String PROVIDER = "quarkus.oidc.tenant-enabled";

    private final Grants grants;
    private final SecurityIdentity identity;
    private final RoutingContext routing;
    private final boolean provider;

    SignIn(Grants grants, SecurityIdentity identity, RoutingContext routing, Config config) {
        this.grants = grants;
        this.identity = identity;
        this.routing = routing;
        this.provider = hasProvider(config);
    }

    static boolean hasProvider(Config config) {
        return config.getOptionalValue(PROVIDER, Boolean.class).orElse(false);
    }

    /** Whether tokens of an identity provider say who asks; otherwise everybody is the local administrator. */
    boolean byProvider() {
        return provider;
    }

    /**
     * Whoever asks.
     *
     * @throws dev.mainstay.http.ProblemException {@code not-signed-in}, {@code token-refused}
     */
    Actor actor() {
        HttpServerRequest request = routing.request();
        if (!provider) {
            return localAdministrator(request);
        }
        if (identity.isAnonymous()) {
            throw PeopleProblems.notSignedIn();
        }
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new IllegalStateException("Who is signed in has no token: " + identity.getPrincipal());
        }
        Account account = Account.of(token::getClaim)
                .orElseThrow(
                        () -> PeopleProblems.refused("The token names nobody: it has no sub of 1 to 255 characters."));
        return new Actor(
                account.kind(),
                account.subject(),
                account.name(),
                account.displayName(),
                address(request.remoteAddress()),
                grants.of(identity.getRoles()));
    }

    private static Actor localAdministrator(HttpServerRequest request) {
        String here = address(request.connection().localAddress());
        if (!Loopback.is(here)) {
            throw PeopleProblems.notSignedIn();
        }
        return new Actor(
                Actor.Kind.PERSON,
                "local-administrator",
                "local administrator",
                "local administrator",
                address(request.connection().remoteAddress()),
                Grants.ALL);
    }

    private static String address(@Nullable SocketAddress address) {
        @Nullable String host = address == null ? null : address.hostAddress();
        return host == null ? "" : host;
    }
}
