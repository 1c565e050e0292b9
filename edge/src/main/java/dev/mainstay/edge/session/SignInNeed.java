package dev.mainstay.edge.session;

import dev.mainstay.http.listen.PeopleAuthentication;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Need of an identity provider at which people sign in by the code flow, and of the secret that their sessions are encrypted with. */
@Singleton
class SignInNeed implements PeopleAuthentication {
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String CLIENT = "quarkus.oidc.client-id";
    private static final String SESSION_SECRET = "quarkus.oidc.token-state-manager.encryption-secret";
    private static final String STATE_SECRET = "quarkus.oidc.authentication.state-secret";
    private static final int LEAST = 32;

    @Override
    public List<String> missing(Config config) {
        if (!Sessions.hasProvider(config)) {
            return List.of("an identity provider, at which people sign in (" + Sessions.PROVIDER + "=true, " + ISSUER
                    + ", " + CLIENT + ", " + SESSION_SECRET + ", " + STATE_SECRET + ")");
        }
        List<String> missing = new ArrayList<>();
        if (!value(config, ISSUER).orElse("").startsWith("https://")) {
            missing.add("the identity provider's address, https (" + ISSUER + ")");
        }
        if (value(config, CLIENT).isEmpty()) {
            missing.add("the name of the edge at the identity provider (" + CLIENT + ")");
        }
        for (String secret : List.of(SESSION_SECRET, STATE_SECRET)) {
            if (value(config, secret).orElse("").length() < LEAST) {
                missing.add("a secret of " + LEAST + " characters or more, the same in every replica (" + secret + ")");
            }
        }
        return missing;
    }

    private static Optional<String> value(Config config, String setting) {
        return config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank());
    }
}
