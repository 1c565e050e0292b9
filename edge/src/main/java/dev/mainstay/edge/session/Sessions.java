package dev.mainstay.edge.session;

import dev.mainstay.http.listen.Loopback;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of browsers. Quarkus keeps the provider's tokens in an encrypted cookie, verifies and renews them; here they are only looked
 * at, when a request needs them, so that a session that has ended is an answer and not a way to the provider.
 */
@Singleton
public class Sessions {
    static final String PROVIDER = "quarkus.oidc.tenant-enabled";

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private final IdentityProviderManager identities;
    private final boolean provider;

    Sessions(IdentityProviderManager identities, Config config) {
        this.identities = identities;
        this.provider = hasProvider(config);
    }

    static boolean hasProvider(Config config) {
        return config.getOptionalValue(PROVIDER, Boolean.class).orElse(false);
    }

    /** The session of whoever sends the request. It does not fail. */
    public Uni<Session> of(RoutingContext routing) {
        if (!provider) {
            return Uni.createFrom().item(onThisMachine(routing));
        }
        // Quarkus would answer by itself, with a redirect to the provider.
        BiConsumer<RoutingContext, Throwable> nothing = (request, ended) -> {};
        routing.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, nothing);
        return QuarkusHttpUser.getSecurityIdentity(routing, identities)
                .map(Sessions::signedIn)
                .onFailure()
                .recoverWithItem(ended -> {
                    LOG.debug("A session has ended", ended);
                    return new Session.Ended();
                });
    }

    private static Session onThisMachine(RoutingContext routing) {
        @Nullable SocketAddress here = routing.request().connection().localAddress();
        @Nullable String address = here == null ? null : here.hostAddress();
        return address != null && Loopback.is(address) ? new Session.OnThisMachine() : new Session.Ended();
    }

    private static Session signedIn(SecurityIdentity identity) {
        @Nullable AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || credential == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return new Session.Ended();
        }
        @Nullable Object displayName = token.getClaim("name");
        String name = displayName instanceof String text && !text.isBlank() ? text : token.getName();
        long expires = token.getExpirationTime();
        return new Session.SignedIn(
                name,
                expires > 0 ? Optional.of(Instant.ofEpochSecond(expires)) : Optional.empty(),
                credential.getToken());
    }
}
