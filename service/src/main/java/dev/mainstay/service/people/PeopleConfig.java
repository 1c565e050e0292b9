package dev.mainstay.service.people;

import dev.mainstay.people.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator can say about people and programs. Where they come from is said by {@code quarkus.oidc.*}
 * ({@code docs/sign-in.md}).
 */
@ConfigMapping(prefix = "mainstay.people")
public interface PeopleConfig {

    /** Claim of the token in which the values of {@link Granted#values} are looked for; segments of a path with {@code /} between. */
    @WithDefault("groups")
    String roleClaim();

    /** What is granted, each under a name of the operator's own. Whoever has several has all of them. */
    Map<String, Granted> grants();

    Refused refused();

    interface Granted {
        /** Values of the claim, one of which is enough, compared letter by letter. A comma within one is written {@code \\,}. */
        List<String> values();

        List<Role> roles();

        /** Names of sites for whose hosts the roles hold; with {@link #pools} the whole estate where neither is said. */
        Optional<List<String>> sites();

        /** FQDNs of pools for whose hosts the roles hold. */
        Optional<List<String>> pools();
    }

    /** Refused tokens, of people and of enrolments, from one address. */
    interface Refused {
        /** How many at once; the next one is told 429. */
        @WithDefault("60")
        int burst();

        /** After what time one more is forgotten. */
        @WithDefault("1S")
        Duration every();

        /** How many addresses are remembered; the one that was refused longest ago is forgotten first. */
        @WithDefault("10000")
        int addresses();
    }
}
