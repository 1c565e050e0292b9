package dev.mainstay.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * A service under test to which people sign in at {@link IdentityProvider}. Whoever is in {@code operators} is an operator, and so
 * on; in {@code operators-of-pool01} one of pool01.lync.example alone.
 */
public final class SignedInProfile implements QuarkusTestProfile {
    /** The pool for which some roles hold alone. */
    public static final String POOL = "pool01.lync.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.auth-server-url", IdentityProvider.url());
        settings.put("quarkus.oidc.token.audience", Token.AUDIENCE);
        settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "1MS");
        settings.put("quarkus.oidc.token.lifespan-grace", "0");
        settings.put("mainstay.people.refused.burst", "60");
        for (String group : IdentityProvider.groups()) {
            String role = group.substring(0, group.length() - 1);
            String everywhere = "mainstay.people.grants." + group;
            settings.put(everywhere + ".values", group);
            settings.put(everywhere + ".roles", role);
            String limited = everywhere + "-of-pool01";
            settings.put(limited + ".values", group + "-of-pool01");
            settings.put(limited + ".roles", role);
            settings.put(limited + ".pools", POOL);
        }
        return settings;
    }
}
