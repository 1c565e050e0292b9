package dev.mainstay.service.people;

import dev.mainstay.http.listen.PeopleAuthentication;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Need of an identity provider whose tokens are meant for this service, and of somebody who may do something. */
@Singleton
class SignInNeed implements PeopleAuthentication {
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";

    private final Grants grants;

    SignInNeed(Grants grants) {
        this.grants = grants;
    }

    @Override
    public List<String> missing(Config config) {
        if (!SignIn.hasProvider(config)) {
            return List.of("an identity provider, at which people sign in (" + SignIn.PROVIDER + "=true, " + ISSUER
                    + ", " + AUDIENCE + ", mainstay.people.grants.*)");
        }
        List<String> missing = new ArrayList<>();
        String issuer = config.getOptionalValue(ISSUER, String.class).orElse("");
        if (!issuer.startsWith("https://")) {
            missing.add("the identity provider's address, https (" + ISSUER + ")");
        }
        if (config.getOptionalValue(AUDIENCE, String.class).isEmpty()) {
            missing.add("for whom tokens are meant (" + AUDIENCE + ")");
        }
        if (!grants.any()) {
            missing.add("somebody with a role (mainstay.people.grants.*)");
        }
        return missing;
    }
}
